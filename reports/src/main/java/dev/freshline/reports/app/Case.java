package dev.freshline.reports.app;

import dev.freshline.reports.input.Asked;
import dev.freshline.reports.input.InsufficientEvidenceException;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.input.WorkloadSource.Found;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All that is judged, as the options and this machine have it.
///
/// @param basis where each part comes from
record Case(Asked asked, Workload workload, Budget budget, long seed, List<String> basis) {
  Case {
    basis = List.copyOf(basis);
  }

  /// @param progress of a measurement
  static Case of(Question question, Consumer<String> progress)
      throws UsageException, InsufficientEvidenceException {
    Asked asked = question.asked();
    Found found = question.source().find(progress);
    List<String> basis = new ArrayList<>(asked.basis());
    basis.addAll(found.basis());
    InputOptions options = question.options();
    return new Case(asked, found.workload(), options.budget(), options.seed, basis);
  }
}
