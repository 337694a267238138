package dev.freshline.reports.lint;

import java.util.List;

/// All invariants, in the order in which they are reported.
public final class Rules {
  /// One of each.
  public static final List<Rule> ALL =
      List.of(
          new FreshCoversCycle(),
          new GateYieldsToStale(),
          new StampTravels(),
          new HardStaleCoversFailures(),
          new FailureGate(),
          new TimeoutCoversTail(),
          new NoOrphan(),
          new LeaseOutlivesRun(),
          new LeaseTail(),
          new Heartbeat(),
          new LiveHolder(),
          new FencedWrite(),
          new WaitCoversRun(),
          new WaitSharesResult(),
          new WaitCoversTakeover(),
          new DeadlineNest(),
          new OneSource(),
          new SameClock(),
          new BoundMatchesJitter(),
          new LoadBudget());

  private Rules() {}

  /// One finding of each rule.
  public static List<Finding> check(Subject subject) {
    return ALL.stream().map(rule -> rule.check(subject)).toList();
  }
}
