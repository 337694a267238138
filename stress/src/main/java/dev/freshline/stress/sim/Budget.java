package dev.freshline.stress.sim;

import java.time.Duration;

/// How much a search may try before it gives up.
///
/// Counted in schedules and not in seconds, so that a search comes out the same on every machine.
///
/// @param schedules most simulated runs
/// @param delay longest that one process may be kept from running by the machine, once in a run; a
///     lease alone is always broken by a delay longer than its slack
public record Budget(long schedules, Duration delay) {
  /// A second or so, and any delay.
  public static final Budget QUICK = new Budget(20_000, Duration.ofMinutes(2));

  public Budget {
    if (schedules < 1) {
      throw new IllegalArgumentException("schedules: expected 1 or more, found " + schedules);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: expected zero or more, found " + delay);
    }
  }

  /// The same with no delay longer than this, such as the slack that settings allow for.
  public Budget delay(Duration longest) {
    return new Budget(schedules, longest);
  }
}
