package dev.freshline.stress.sim;

/// How much a search may try before it gives up.
///
/// Counted in schedules and not in seconds, so that a search comes out the same on every machine.
///
/// @param schedules most simulated runs
public record Budget(long schedules) {
  /// A second or so.
  public static final Budget QUICK = new Budget(20_000);

  public Budget {
    if (schedules < 1) {
      throw new IllegalArgumentException("schedules: expected 1 or more, found " + schedules);
    }
  }
}
