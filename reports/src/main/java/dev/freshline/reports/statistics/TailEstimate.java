package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;

/// A quantile beyond the observations, extrapolated: true only if the tail has the shape that
/// theory gives to most tails far enough out. To be labelled as a model's, never as a
/// measurement.
///
/// Peaks over a threshold (Pickands, 1975): what exceeds a high threshold is taken to follow a
/// generalized Pareto distribution, fitted by maximum likelihood with runs that were cut off as
/// what they are. The upper bound is that of the profile likelihood (Coles, 2001), which knows
/// that the far side of a tail is less certain than its near side.
public sealed interface TailEstimate {
  /// Fewer excesses than these fit anything.
  int LEAST_EXCESSES = 50;

  /// @param seconds the quantile
  /// @param upperSeconds its upper confidence bound
  /// @param shape of the fit: above 0 a heavy tail, below 0 one that ends
  /// @param excesses that came to their end above the threshold
  record Extrapolated(
      double seconds, double upperSeconds, double thresholdSeconds, double shape, int excesses)
      implements TailEstimate {}

  /// @param found excesses above the median, which no threshold goes below
  record TooFew(int found, int needed) implements TailEstimate {}

  /// The quantile of a sample's distribution.
  ///
  /// The threshold is the sample's 90 % quantile, or lower where that leaves fewer than 50 complete
  /// excesses, but not below the median.
  ///
  /// @param p beyond the threshold's own probability
  /// @param confidence of the upper bound, such as 0.95
  static TailEstimate quantile(Sample sample, double p, double confidence) {
    double[] times = sample.runs().stream().mapToDouble(Sample.Run::seconds).sorted().toArray();
    int censored = (int) sample.censored();
    int above = Math.min(times.length / 2, Math.max(times.length / 10, LEAST_EXCESSES + censored));
    double threshold = above == 0 ? 0 : times[times.length - above - 1];
    var excesses = Excesses.of(sample, threshold);
    if (excesses.complete() < LEAST_EXCESSES) {
      return new TooFew(excesses.complete(), LEAST_EXCESSES);
    }
    var fit = new ParetoFit(excesses, p);
    return new Extrapolated(
        threshold + fit.quantile(),
        threshold + fit.upperBound(confidence),
        threshold,
        fit.shape(),
        excesses.complete());
  }
}
