package dev.freshline.reports.predict;

import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.sim.Simulated;
import org.jspecify.annotations.Nullable;

/// The figures of a simulation under their names.
final class Estimates {
  private Estimates() {}

  /// Null where there were too few cycles, or where it grows without end.
  static @Nullable Figure of(Quantity quantity, Simulated simulated) {
    return switch (quantity) {
      case CYCLE -> simulated.cycleSeconds();
      case AGE_MEAN -> simulated.ageMeanSeconds();
      case AGE_PEAK -> simulated.agePeakMeanSeconds();
      case AGE_50, AGE_90, AGE_95, AGE_99 -> simulated.ageQuantileSeconds(quantity.probability());
      case STALE -> simulated.staleFraction();
      case CRITICAL -> simulated.criticalFraction();
      case RUNS -> simulated.runsPerHour();
      case BUSY -> simulated.busySecondsPerHour();
      case DUPLICATES -> simulated.duplicatesPerRun();
      case DUPLICATES_A_DAY -> simulated.duplicatesPerDay();
      case GIVE_UPS -> simulated.giveUpFraction();
      case RECOVERY -> simulated.recoverySeconds();
    };
  }

  /// Where nothing ever succeeds: there are no cycles, and every look shows an old figure.
  static @Nullable Figure hopeless(Quantity quantity, Situation is, Simulated simulated) {
    return switch (quantity) {
      case STALE -> Figure.exact(Double.isInfinite(is.freshFor()) ? 0 : 1);
      case CRITICAL -> Figure.exact(Double.isInfinite(is.criticalAfter()) ? 0 : 1);
      case RUNS -> soFar(simulated.runsPerHourSoFar());
      case BUSY -> soFar(simulated.busySecondsPerHourSoFar());
      default -> null;
    };
  }

  private static @Nullable Figure soFar(double value) {
    return Double.isInfinite(value) ? null : new Figure(value, value, value, Method.SIMULATION);
  }
}
