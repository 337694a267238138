package dev.freshline.reports.predict;

import dev.freshline.reports.predict.Figure.Method;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// An interval from resamples, corrected for bias and skewness: BCa (Efron, 1987).
///
/// The corrections are those that a plain percentile interval lacks for shares of stale time, which
/// are skewed. They need the figure without each group of observations (the jackknife).
final class Accelerated {
  private static final double CONFIDENCE = 0.95;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Accelerated() {}

  /// @param again the figure of resamples
  /// @param without the figure without each group of observations
  static Figure interval(double value, double[] again, double[] without) {
    double[] sorted = again.clone();
    Arrays.sort(sorted);
    double bias = bias(value, sorted);
    double skew = acceleration(without);
    double low = quantile(sorted, level(bias, skew, (1 - CONFIDENCE) / 2));
    double high = quantile(sorted, level(bias, skew, (1 + CONFIDENCE) / 2));
    return new Figure(value, Math.min(low, value), Math.max(high, value), Method.FORMULA);
  }

  /// How far the middle of the resamples lies from the value, in standard deviations.
  private static double bias(double value, double[] sorted) {
    double below = 0;
    for (double each : sorted) {
      below += each < value ? 1 : each == value ? 0.5 : 0;
    }
    double share = Math.clamp(below / sorted.length, 0.5 / sorted.length, 1 - 0.5 / sorted.length);
    return NORMAL.inverseCumulativeProbability(share);
  }

  private static double acceleration(double[] without) {
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    for (double each : without) {
      double distance = mean - each;
      squares += distance * distance;
      cubes += distance * distance * distance;
    }
    // Of shares that are all but nothing the power is nothing, though the squares are not.
    double power = Math.pow(squares, 1.5);
    return power > 0 ? cubes / (6 * power) : 0;
  }

  private static double level(double bias, double skew, double level) {
    double z = bias + NORMAL.inverseCumulativeProbability(level);
    double scale = Math.max(1 - skew * z, 0.1);
    return NORMAL.cumulativeProbability(bias + z / scale);
  }

  private static double quantile(double[] sorted, double level) {
    double place = level * (sorted.length + 1) - 1;
    int low = (int) Math.clamp(Math.floor(place), 0, sorted.length - 1.0);
    int high = Math.min(low + 1, sorted.length - 1);
    double part = Math.clamp(place - low, 0, 1);
    return (1 - part) * sorted[low] + part * sorted[high];
  }
}
