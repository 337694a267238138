package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;

/// How many independent observations a sequence is worth whose neighbours resemble each other.
///
/// `n / (1 + 2 (r1 + r2 + ...))` with the autocorrelations up to the first pair of lags whose sum
/// chance alone explains (Geyer's initial positive sequence, 1992, cut where independent values
/// would be). Never more than n.
public final class EffectiveSize {
  /// What the sum of two autocorrelations of n independent values exceeds once in twenty, times the
  /// root of n: its deviation is `sqrt(2 / n)`.
  private static final double CHANCE = 1.645 * Math.sqrt(2);

  /// What resembles values still further away drifts, and no number says what it is worth.
  private static final int MOST_LAGS = 200;

  private EffectiveSize() {}

  /// Of run times in the order in which they were observed.
  public static double of(Sample sample) {
    return of(sample.runs().stream().mapToDouble(Sample.Run::seconds).toArray());
  }

  /// @param values in the order in which they were observed; sorted ones have lost theirs, and are
  ///     taken for independent
  static double of(double[] values) {
    int n = values.length;
    double mean = mean(values);
    double variance = covariance(values, mean, 0);
    if (n < 4 || !(variance > 0) || isSorted(values)) {
      return n;
    }
    double sum = 0;
    for (int lag = 1; lag + 1 < Math.min(n, MOST_LAGS); lag += 2) {
      double pair = (covariance(values, mean, lag) + covariance(values, mean, lag + 1)) / variance;
      if (pair <= CHANCE / Math.sqrt(n)) {
        break;
      }
      sum += pair;
    }
    return Math.max(1, n / (1 + 2 * sum));
  }

  private static boolean isSorted(double[] values) {
    boolean ascending = true;
    boolean descending = true;
    for (int i = 1; i < values.length; i++) {
      ascending &= values[i - 1] <= values[i];
      descending &= values[i - 1] >= values[i];
    }
    return ascending || descending;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double covariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < values.length; i++) {
      sum += (values[i] - mean) * (values[i + lag] - mean);
    }
    return sum / values.length;
  }
}
