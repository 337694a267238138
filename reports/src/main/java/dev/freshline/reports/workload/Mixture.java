package dev.freshline.reports.workload;

import java.util.List;

/// Now one distribution, now another: quick runs as a rule, slow ones at times.
///
/// @param parts with shares that add up to 1
public record Mixture(String text, List<Part> parts) implements Distribution {
  private static final double ROUNDING = 1e-9;

  /// Halvings until neighbouring doubles are left.
  private static final int HALVINGS = 200;

  /// One distribution and how often it is the one.
  public record Part(double share, Distribution distribution) {}

  public Mixture {
    parts = List.copyOf(parts);
    double sum = parts.stream().mapToDouble(Part::share).sum();
    if (Math.abs(sum - 1) > ROUNDING || parts.stream().anyMatch(part -> !(part.share > 0))) {
      throw new IllegalArgumentException(
          text + ": expected positive shares that add up to 1, found a sum of " + sum);
    }
  }

  @Override
  public double mean() {
    return parts.stream().mapToDouble(part -> part.share * part.distribution.mean()).sum();
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (Part part : parts) {
      double distance = part.distribution.mean() - mean;
      sum += part.share * (part.distribution.variance() + distance * distance);
    }
    return sum;
  }

  @Override
  public double survival(double seconds) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.share * part.distribution.survival(seconds);
    }
    return sum;
  }

  @Override
  public double quantile(double p) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (Part part : parts) {
      low = Math.min(low, part.distribution.quantile(p));
      high = Math.max(high, part.distribution.quantile(p));
    }
    return Double.isInfinite(high) ? unbounded(p, low) : between(p, low, high);
  }

  /// A part without an end: the search begins at twice the other's value.
  private double unbounded(double p, double low) {
    double high = Math.max(low, 1);
    while (1 - survival(high) < p && high < Double.MAX_VALUE) {
      high *= 2;
    }
    return Double.isInfinite(high) ? high : between(p, low, high);
  }

  private double between(double p, double least, double most) {
    double low = least;
    double high = most;
    for (int i = 0; i < HALVINGS && high > low; i++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (1 - survival(middle) >= p) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 1 - survival(low) >= p ? low : high;
  }

  /// The number chooses the part, and what is left of it the value: quicker than the quantile.
  @Override
  public double draw(double uniform) {
    double rest = uniform;
    for (int i = 0; i < parts.size() - 1; i++) {
      Part part = parts.get(i);
      if (rest < part.share) {
        return part.distribution.draw(rest / part.share);
      }
      rest -= part.share;
    }
    Part last = parts.getLast();
    return last.distribution.draw(Math.clamp(rest / last.share, 0x1p-53, 1 - 0x1p-53));
  }

  @Override
  public Nodes nodes(double above, double upTo) {
    return Nodes.mixed(
        parts.stream().map(part -> part.distribution.nodes(above, upTo)).toList(),
        parts.stream().mapToDouble(Part::share).toArray());
  }
}
