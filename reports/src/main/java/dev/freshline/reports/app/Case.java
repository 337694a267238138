package dev.freshline.reports.app;

import dev.freshline.app.Inspection;
import dev.freshline.reports.input.Asked;
import dev.freshline.reports.input.ProtocolSource;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.input.WorkloadSource;
import dev.freshline.reports.input.WorkloadSource.Found;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All that is judged, as the options and this machine have it.
///
/// @param basis where each part comes from
record Case(Asked asked, Workload workload, Budget budget, long seed, List<String> basis) {
  Case {
    basis = List.copyOf(basis);
  }

  static Case of(InputOptions options, Supplier<Inspection> machine, Consumer<String> progress)
      throws UsageException {
    var source = new ProtocolSource(options.set);
    Asked asked = asked(options, source, machine);
    boolean own = options.settings == null;
    Found found =
        new WorkloadSource(options.wishes(), machine, progress).find(asked.protocol().name(), own);
    List<String> basis = new ArrayList<>(asked.basis());
    basis.addAll(found.basis());
    return new Case(asked, found.workload(), options.budget(), options.seed, basis);
  }

  private static Asked asked(
      InputOptions options, ProtocolSource source, Supplier<Inspection> machine)
      throws UsageException {
    InputOptions.Settings settings = options.settings;
    if (settings == null) {
      return source.own(machine.get());
    }
    return settings.profile != null
        ? source.profile(settings.profile)
        : source.file(Objects.requireNonNull(settings.file));
  }
}
