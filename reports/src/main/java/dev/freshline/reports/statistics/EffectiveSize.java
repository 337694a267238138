package dev.freshline.reports.statistics;

/// How many independent observations a sequence is worth whose neighbours resemble each other.
///
/// `n / (1 + 2 (r1 + r2 + ...))` with the autocorrelations up to the first pair of lags whose sum
/// is not positive (Geyer's initial positive sequence, 1992). Never more than n.
public final class EffectiveSize {
  private EffectiveSize() {}

  /// @param values in the order in which they were observed
  public static double of(double[] values) {
    int n = values.length;
    double mean = mean(values);
    double variance = covariance(values, mean, 0);
    if (n < 4 || !(variance > 0)) {
      return n;
    }
    double sum = 0;
    for (int lag = 1; lag + 1 < n; lag += 2) {
      double pair = covariance(values, mean, lag) + covariance(values, mean, lag + 1);
      if (pair <= 0) {
        break;
      }
      sum += pair / variance;
    }
    return Math.max(1, n / (1 + 2 * sum));
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
