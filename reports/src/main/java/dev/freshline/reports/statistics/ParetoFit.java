package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;

/// A generalized Pareto distribution fitted to what exceeds a threshold.
///
/// With `theta = shape / scale` the likelihood has its maximum over the scale in closed form, also
/// with censored runs: `shape = sum of log(1 + theta y) over all / number of complete ones`. What
/// is left is a search over theta alone.
///
/// @param share of all runs that exceed the threshold
record ParetoFit(double threshold, double share, double shape, double scale) {
  private static final int STEPS = 120;
  private static final int REFINEMENTS = 60;
  private static final double GOLDEN = 0.3819660112501051;

  static ParetoFit of(Sample.Run[] runs, double threshold) {
    int count = 0;
    for (Sample.Run run : runs) {
      count += run.seconds() > threshold ? 1 : 0;
    }
    var excess = new double[count];
    int complete = 0;
    int last = count;
    for (Sample.Run run : runs) {
      if (run.seconds() > threshold) {
        excess[run.censored() ? --last : complete++] = run.seconds() - threshold;
      }
    }
    return fit(excess, complete, threshold, (double) count / runs.length);
  }

  /// @param excess the complete ones first
  private static ParetoFit fit(double[] excess, int complete, double threshold, double share) {
    double mean = 0;
    double most = 0;
    for (double y : excess) {
      mean += y / excess.length;
      most = Math.max(most, y);
    }
    if (complete == 0) {
      return new ParetoFit(threshold, share, 0, Double.POSITIVE_INFINITY);
    }
    double theta = best(excess, complete, -1 / most, mean);
    double logs = logs(excess, excess.length, theta);
    double exponentialScale = mean * excess.length / complete;
    double shape = logs / complete;
    return Math.abs(theta * mean) < 1e-6
        ? new ParetoFit(threshold, share, 0, exponentialScale)
        : new ParetoFit(threshold, share, shape, shape / theta);
  }

  /// The shape is kept above -1/2, where the likelihood is regular; a coarse look comes before the
  /// fine one, since there may be several maxima.
  private static double best(double[] excess, int complete, double least, double mean) {
    double low = least * (1 - 1e-6);
    double high = 20 / mean;
    double step = 1.0 / STEPS;
    double best = 0;
    double bestAt = 0.5;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      double theta = at(low, high, i * step);
      double value = likelihood(excess, complete, theta);
      if (value > bestValue) {
        bestValue = value;
        best = theta;
        bestAt = i * step;
      }
    }
    double left = Math.max(bestAt - step, 0);
    double right = Math.min(bestAt + step, 1);
    for (int i = 0; i < REFINEMENTS; i++) {
      double a = left + GOLDEN * (right - left);
      double b = right - GOLDEN * (right - left);
      if (likelihood(excess, complete, at(low, high, a))
          > likelihood(excess, complete, at(low, high, b))) {
        right = b;
      } else {
        left = a;
      }
      best = at(low, high, (left + right) / 2);
    }
    return best;
  }

  /// The first half of the way lies below 0, the second above it, denser towards 0.
  private static double at(double low, double high, double way) {
    double part = 2 * Math.abs(way - 0.5);
    return (way < 0.5 ? low : high) * part * part;
  }

  private static double likelihood(double[] excess, int complete, double theta) {
    double shape = logs(excess, excess.length, theta) / complete;
    if (shape < -0.5 || Double.isNaN(shape)) {
      return Double.NEGATIVE_INFINITY;
    }
    if (Math.abs(shape) < 1e-9) {
      return -complete * Math.log(sum(excess) / complete) - complete;
    }
    return -complete * Math.log(shape / theta) - logs(excess, complete, theta) - complete;
  }

  /// Of the first ones: the complete alone have a density, all have a survival.
  private static double logs(double[] excess, int first, double theta) {
    double sum = 0;
    for (int i = 0; i < first; i++) {
      sum += Math.log1p(theta * excess[i]);
    }
    return sum;
  }

  private static double sum(double[] excess) {
    double sum = 0;
    for (double y : excess) {
      sum += y;
    }
    return sum;
  }

  /// The p-quantile of all runs.
  double quantile(double p) {
    double beyond = (1 - p) / share;
    if (beyond >= 1) {
      return threshold;
    }
    return Math.abs(shape) < 1e-9
        ? threshold - scale * Math.log(beyond)
        : threshold + scale * Math.expm1(-shape * Math.log(beyond)) / shape;
  }
}
