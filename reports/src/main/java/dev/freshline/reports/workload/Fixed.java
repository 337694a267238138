package dev.freshline.reports.workload;

/// Always the same time.
public record Fixed(String text, double seconds) implements Distribution {
  @Override
  public double mean() {
    return seconds;
  }

  @Override
  public double survival(double at) {
    return at < seconds ? 1 : 0;
  }

  @Override
  public double quantile(double p) {
    return seconds;
  }

  @Override
  public Nodes nodes(double above, double upTo) {
    return Nodes.single(seconds, seconds > above && seconds <= upTo ? 1 : 0);
  }
}
