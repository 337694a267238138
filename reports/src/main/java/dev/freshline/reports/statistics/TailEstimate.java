package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A quantile beyond the observations, extrapolated: true only if the tail has the shape that
/// theory gives to most tails far enough out. To be labelled as a model's, never as a measurement.
///
/// Peaks over a threshold (Pickands, 1975): what exceeds a high threshold is taken to follow a
/// generalized Pareto distribution, fitted by maximum likelihood (profile of Grimshaw, 1993) with
/// runs that were cut off as what they are. The bound is the percentile of resampled fits.
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
  static TailEstimate quantile(Sample sample, double p, double confidence, long seed) {
    List<Sample.Run> runs = sample.runs();
    double[] times = runs.stream().mapToDouble(Sample.Run::seconds).sorted().toArray();
    int above =
        Math.min(times.length / 2, Math.max(times.length / 10, LEAST_EXCESSES + censored(sample)));
    if (above <= LEAST_EXCESSES) {
      return new TooFew(Math.max(above - 1, 0), LEAST_EXCESSES);
    }
    double threshold = times[times.length - above - 1];
    int complete =
        (int) runs.stream().filter(r -> !r.censored() && r.seconds() > threshold).count();
    if (complete < LEAST_EXCESSES) {
      return new TooFew(complete, LEAST_EXCESSES);
    }
    return extrapolate(runs.toArray(Sample.Run[]::new), threshold, complete, p, confidence, seed);
  }

  private static int censored(Sample sample) {
    return (int) sample.censored();
  }

  private static TailEstimate extrapolate(
      Sample.Run[] runs, double threshold, int complete, double p, double confidence, long seed) {
    var fit = ParetoFit.of(runs, threshold);
    int resamples = 199;
    var random = new SplittableRandom(seed);
    var quantiles = new double[resamples];
    var again = new Sample.Run[runs.length];
    for (int i = 0; i < resamples; i++) {
      for (int j = 0; j < again.length; j++) {
        again[j] = runs[random.nextInt(runs.length)];
      }
      quantiles[i] = ParetoFit.of(again, threshold).quantile(p);
    }
    Arrays.sort(quantiles);
    int rank = Math.min((int) Math.ceil((resamples + 1) * confidence), resamples);
    double estimate = fit.quantile(p);
    return new Extrapolated(
        estimate, Math.max(estimate, quantiles[rank - 1]), threshold, fit.shape(), complete);
  }
}
