package dev.freshline.reports.lint;

import dev.freshline.reports.workload.Distribution;

/// All times between two alike.
record Uniform(double low, double high) implements Distribution {
  @Override
  public double mean() {
    return (low + high) / 2;
  }

  @Override
  public double survival(double seconds) {
    return Math.clamp((high - seconds) / (high - low), 0, 1);
  }

  @Override
  public double quantile(double p) {
    return low + p * (high - low);
  }

  @Override
  public String text() {
    return "uniform:" + low + "s.." + high + "s";
  }
}
