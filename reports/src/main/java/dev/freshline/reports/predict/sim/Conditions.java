package dev.freshline.reports.predict.sim;

/// What a machine adds to run times and demand.
///
/// @param slowdown share by which a run takes longer for each other one that lives when it starts
/// @param suspendsPerDay how often the machine is suspended, at any moment
/// @param suspendedSeconds how long: processes and their timers stand still, files age
public record Conditions(double slowdown, double suspendsPerDay, double suspendedSeconds) {
  /// A machine that is never suspended and has a core for each run.
  public static final Conditions NONE = new Conditions(0, 0, 0);

  public Conditions {
    if (!(slowdown >= 0 && suspendsPerDay >= 0 && suspendedSeconds >= 0)) {
      throw new IllegalArgumentException(
          "expected conditions of 0 or more, found a slowdown of "
              + slowdown
              + " and "
              + suspendsPerDay
              + " suspends a day of "
              + suspendedSeconds
              + " s");
    }
  }
}
