package dev.freshline.reports.predict.sim;

/// When a simulation has seen enough.
///
/// @param share half-width of the interval of the stale share that is enough, absolute
/// @param part the same, as a part of the share; the larger of both counts
/// @param leastCycles before that no interval is trusted
/// @param mostEvents the simulation ends there, however wide the interval is
public record Precision(double share, double part, int leastCycles, long mostEvents) {
  /// For an answer that somebody looks at.
  public static final Precision USUAL = new Precision(0.001, 0.01, 1_000, 1_000_000);

  /// As coarse as it may be: 0.2 points or 10 %.
  public static final Precision COARSE = new Precision(0.002, 0.1, 1_000, 1_000_000);

  public Precision {
    if (!(share > 0 && part > 0 && leastCycles > 0 && mostEvents > 0)) {
      throw new IllegalArgumentException(
          "expected positive limits of a simulation, found "
              + share
              + ", "
              + part
              + ", "
              + leastCycles
              + ", "
              + mostEvents);
    }
  }
}
