package dev.freshline.reports.workload;

import java.util.SplittableRandom;

/// A distribution of non-negative times in seconds.
public interface Distribution {
  /// Expected value; infinite where there is none.
  double mean();

  /// Infinite where there is none.
  default double variance() {
    double mean = mean();
    return nodes(-1, Double.POSITIVE_INFINITY).mean(x -> (x - mean) * (x - mean));
  }

  /// `P(X > seconds)`.
  double survival(double seconds);

  /// The smallest x with `P(X <= x) >= p`, for p in (0, 1); infinite where there is none.
  double quantile(double p);

  /// The value that belongs to one number drawn uniformly from (0, 1).
  ///
  /// The same number gives the same value, so that two simulations can share their luck.
  default double draw(double uniform) {
    return quantile(uniform);
  }

  /// One value.
  default double sample(SplittableRandom random) {
    return draw(((random.nextLong() >>> 11) + 0.5) * 0x1p-53);
  }

  /// Points that stand in, in an integral, for all values above one and up to another.
  default Nodes nodes(double above, double upTo) {
    return Nodes.ofQuantiles(this::quantile, 1 - survival(above), 1 - survival(upTo));
  }

  /// As it is written on the command line, such as `uniform:5s..40s`.
  String text();
}
