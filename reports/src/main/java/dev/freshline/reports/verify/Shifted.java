package dev.freshline.reports.verify;

import dev.freshline.reports.workload.Distribution;

/// Run times with what starting and publishing adds to each.
///
/// @param by seconds, 0 or more
record Shifted(Distribution runs, double by) implements Distribution {
  Shifted {
    if (!(by >= 0)) {
      throw new IllegalArgumentException("expected 0 seconds or more, found " + by);
    }
  }

  @Override
  public double mean() {
    return runs.mean() + by;
  }

  @Override
  public double survival(double seconds) {
    return runs.survival(seconds - by);
  }

  @Override
  public double quantile(double p) {
    return runs.quantile(p) + by;
  }

  @Override
  public String text() {
    return runs.text() + " + " + by + "s";
  }
}
