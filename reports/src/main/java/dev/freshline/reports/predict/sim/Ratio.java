package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Figure.Method;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// A ratio of two sums over independent batches, with its interval.
///
/// The regenerative ratio estimator (Crane and Iglehart, 1975): the spread of `N - r D` over the
/// batches tells how far the ratio may be off.
final class Ratio {
  private static final double MISS = 0.025;

  private Ratio() {}

  /// Batches with an event, below which their number alone leaves more doubt than their spread
  /// tells.
  private static final int MANY = 50;

  /// @param perTrial of the denominator for one trial: of no event in n the upper end is `3 / n`
  static Figure of(
      int batches, IntToDoubleFunction above, IntToDoubleFunction below, double perTrial) {
    double numerator = 0;
    double denominator = 0;
    for (int i = 0; i < batches; i++) {
      numerator += above.applyAsDouble(i);
      denominator += below.applyAsDouble(i);
    }
    double ratio = numerator / denominator;
    if (!(numerator > 0)) {
      return new Figure(0, 0, 3 * perTrial / denominator, Method.SIMULATION);
    }
    double half = halfWidth(batches, above, below, ratio, denominator);
    int events = events(batches, above);
    double low = ratio - half;
    double high = ratio + half;
    if (events < Math.min(MANY, batches)) {
      low = Math.min(low, ratio * quantile(2.0 * events, MISS) / (2 * events));
      high = Math.max(high, ratio * quantile(2.0 * events + 2, 1 - MISS) / (2 * events));
    }
    return new Figure(ratio, Math.max(low, 0), high, Method.SIMULATION);
  }

  private static int events(int batches, IntToDoubleFunction above) {
    int events = 0;
    for (int i = 0; i < batches; i++) {
      events += above.applyAsDouble(i) > 0 ? 1 : 0;
    }
    return events;
  }

  /// The exact interval of a Poisson number has its ends at quantiles of chi squared (Garwood,
  /// 1936).
  private static double quantile(double degrees, double p) {
    return ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(p);
  }

  private static double halfWidth(
      int batches,
      IntToDoubleFunction above,
      IntToDoubleFunction below,
      double ratio,
      double denominator) {
    double squares = 0;
    for (int i = 0; i < batches; i++) {
      double rest = above.applyAsDouble(i) - ratio * below.applyAsDouble(i);
      squares += rest * rest;
    }
    double error = Math.sqrt(squares * batches / (batches - 1.0)) / denominator;
    return student(batches - 1) * error;
  }

  private static double student(int degrees) {
    return TDistribution.of(degrees).inverseSurvivalProbability(MISS);
  }
}
