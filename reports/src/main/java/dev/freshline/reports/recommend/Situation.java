package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.workload.Demand;
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

  /// A wait for the next demand that all but one in twenty stay below.
  private static final double USUAL = 0.95;

  private static final double LEAST_SHARE = 0.5;
  private static final double MOST_SHARE = 0.9999;

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

  /// From an opened gate to the next demand, 19 times out of 20, in seconds.
  double usualWait() {
    return switch (workload().demand()) {
      case Demand.Poisson(double gap, int _) -> -gap * Math.log(1 - USUAL);
      case Demand.Bursty(double gap, double _, double _) -> -gap * Math.log(1 - USUAL);
      case Demand.Periodic(int sessions, double period) ->
          period * (1 - Math.pow(1 - USUAL, 1.0 / sessions));
    };
  }

  /// The share of runs that a timeout must let end.
  static double coveredShare(Budget budget) {
    return Math.clamp(1 - budget.timeoutFraction(), LEAST_SHARE, MOST_SHARE);
  }
}
