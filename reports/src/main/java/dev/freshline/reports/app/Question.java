package dev.freshline.reports.app;

import dev.freshline.app.Inspection;
import dev.freshline.reports.input.Asked;
import dev.freshline.reports.input.InsufficientEvidenceException;
import dev.freshline.reports.input.ProtocolSource;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.input.WorkloadSource;
import java.util.Objects;
import java.util.function.Supplier;

/// A case but for its run times, which may take an hour to be measured: enough to refuse what
/// cannot be answered.
record Question(InputOptions options, Asked asked, WorkloadSource source) {

  static Question of(InputOptions options, Supplier<Inspection> machine)
      throws UsageException, InsufficientEvidenceException {
    Asked asked = asked(options, new ProtocolSource(options.set), machine);
    boolean own = options.settings == null;
    var source = WorkloadSource.of(options.wishes(), asked.protocol().name(), own, machine);
    return new Question(options, asked, source);
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
