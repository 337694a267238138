package dev.freshline.reports.workload;

import java.util.SplittableRandom;

/// A distribution of non-negative times in seconds.
public interface Distribution {
  /// Expected value; infinite where there is none.
  double mean();

  /// `P(X > seconds)`.
  double survival(double seconds);

  /// The smallest x with `P(X <= x) >= p`, for p in (0, 1).
  double quantile(double p);

  /// One value.
  double sample(SplittableRandom random);

  /// As it is written on the command line, such as `uniform:5s..40s`.
  String text();
}
