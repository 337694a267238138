package dev.freshline.reports.app;

import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;

/// Shows how violations come about.
@FunctionalInterface
interface WitnessFinder {
  /// @param findings of which those that fail are looked at
  List<Witness> find(Protocol protocol, Workload workload, List<Finding> findings);
}
