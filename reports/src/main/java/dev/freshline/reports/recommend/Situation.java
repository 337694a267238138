package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;

/// What a recommendation is made for.
///
/// @param tail how long all runs take but those that a timeout may end
record Situation(Lint lint, Tail.Known tail) {
  /// The profile whose settings are Freshline's own: its coordination is code, not settings.
  private static final String OURS = "freshline";

  private static final List<String> OUR_KEYS =
      List.of("fetchTimeout", "killGrace", "cooldown", "freshFor", "criticalAfter");

  Protocol protocol() {
    return lint.current().protocol();
  }

  Workload workload() {
    return lint.current().workload();
  }

  Budget budget() {
    return lint.current().budget();
  }

  boolean isOurs() {
    return protocol().name().equals(OURS);
  }

  /// The settings that can be changed, in the order in which they are decided.
  List<String> keys() {
    return isOurs() ? OUR_KEYS : Sheet.KEYS;
  }

  /// Whether it describes a lock whose user chooses what it keeps.
  boolean isLockAlone() {
    return protocol().open().containsAll(List.of("cooldown", "freshFor"));
  }
}
