package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// An upper confidence bound of a quantile, whatever the distribution.
///
/// The k-th smallest of n independent observations, with the smallest k for which `P(Bin(n, p) <=
/// k - 1) >= confidence` (order statistics; exact, not asymptotic). A run that was cut off counts
/// as infinitely long, which keeps the bound true as long as the k-th one is none of them. Of
/// observations that resemble their neighbours n is what they are worth: [EffectiveSize].
public sealed interface QuantileBound {

  /// At least the quantile, with the confidence that was asked for.
  ///
  /// @param rank of the observation that it is, counted from 1
  /// @param independent observations that the sample is worth, rounded down
  record Bound(double seconds, int rank, int independent) implements QuantileBound {}

  /// No observation is large enough to be a bound.
  ///
  /// @param found independent observations, rounded down
  /// @param needed that many make a bound possible
  record TooFew(int found, int needed) implements QuantileBound {
    /// As many observations, where so many are worth those that were found.
    public int neededLike(int observed) {
      return observed == found ? needed : (int) Math.ceil((double) needed * observed / found);
    }
  }

  /// The observation that would be the bound was cut off: the truth is larger, nobody knows by
  /// what.
  ///
  /// @param atLeastSeconds what is known of it
  record Censored(double atLeastSeconds, int rank) implements QuantileBound {}

  /// @param p of the quantile, in (0, 1)
  /// @param confidence such as 0.95, in (0, 1)
  static QuantileBound upper(Sample sample, double p, double confidence) {
    requireShare("p", p);
    requireShare("confidence", confidence);
    int independent = (int) EffectiveSize.of(sample);
    int needed = needed(p, confidence);
    if (independent < needed) {
      return new TooFew(independent, needed);
    }
    int rank = rank(independent, p, confidence);
    int scaled = (int) Math.ceil((double) rank * sample.size() / independent);
    return at(sample, Math.min(scaled, sample.size()), independent);
  }

  private static QuantileBound at(Sample sample, int rank, int independent) {
    double[] certain =
        sample.runs().stream()
            .filter(run -> !run.censored())
            .mapToDouble(Sample.Run::seconds)
            .sorted()
            .toArray();
    if (rank <= certain.length) {
      return new Bound(certain[rank - 1], rank, independent);
    }
    double[] all = sample.runs().stream().mapToDouble(Sample.Run::seconds).toArray();
    Arrays.sort(all);
    return new Censored(all[rank - 1], rank);
  }

  /// The fewest independent observations with which there is a bound: 29, 59, 299 and 2995 for p =
  /// .90, .95, .99 and .999 at a confidence of .95.
  static int needed(double p, double confidence) {
    return (int) Math.ceil(Math.log1p(-confidence) / Math.log(p) - 1e-9);
  }

  /// The smallest k with `P(Bin(n, p) <= k - 1) >= confidence`, where n are [#needed] or more.
  static int rank(int n, double p, double confidence) {
    var below = BinomialDistribution.of(n, p);
    int low = 1;
    int high = n;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (below.cumulativeProbability(middle - 1) >= confidence) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + ": expected a number between 0 and 1, found " + value);
    }
  }
}
