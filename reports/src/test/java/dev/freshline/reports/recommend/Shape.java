package dev.freshline.reports.recommend;

import dev.freshline.reports.workload.Distribution;
import java.util.function.DoubleUnaryOperator;

/// Distributions that a test needs, each from its quantile and its survival function.
record Shape(String text, double mean, DoubleUnaryOperator quantiles, DoubleUnaryOperator above)
    implements Distribution {

  static Shape uniform(double from, double to) {
    return new Shape(
        "uniform:" + from + "s.." + to + "s",
        (from + to) / 2,
        p -> from + p * (to - from),
        x -> Math.clamp((to - x) / (to - from), 0, 1));
  }

  static Shape exponential(double mean) {
    return new Shape(
        "exp:" + mean + "s",
        mean,
        p -> -mean * Math.log1p(-p),
        x -> Math.exp(-Math.max(0, x) / mean));
  }

  @Override
  public double survival(double seconds) {
    return above.applyAsDouble(seconds);
  }

  @Override
  public double quantile(double p) {
    return quantiles.applyAsDouble(p);
  }
}
