package dev.freshline.reports.lint;

import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.LockKind;

/// What two clocks and a busy machine may add to a time.
public final class Allowance {
  /// The epsilon of the formulas, in seconds: 2 s for starting, scheduling and reaping on a busy
  /// machine (what Freshline's supervisor allows itself beyond timeout and grace), and 1 s for file
  /// systems that keep times in whole seconds.
  public static final double SKEW_SECONDS = 3;

  /// The rho of the formulas where two machines' clocks measure: 500 parts per million, the most
  /// that Linux slews a clock by (`adjtimex(2)`).
  public static final double CLOCK_RATE = 500e-6;

  private Allowance() {}

  /// By how much the clock that ages the lock may differ in rate from the holder's: within one
  /// machine both are slewed alike.
  static double rate(Protocol protocol) {
    return protocol.lock().kind() == LockKind.LEASE ? CLOCK_RATE : 0;
  }

  /// What a lock must outlive that may be broken by its age, in seconds: `((T + k)(1 + rho) + eps)
  /// / (1 - rho)`.
  ///
  /// @param run T + k in seconds
  public static double leaseFloor(double run, Protocol protocol) {
    double rate = rate(protocol);
    return (run * (1 + rate) + SKEW_SECONDS) / (1 - rate);
  }
}
