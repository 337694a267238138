package dev.freshline.reports.workload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Points with weights that stand in for a distribution: the mean of a function over it is the
/// weighted sum of the function's values there.
///
/// Exact for a distribution of single values. Elsewhere Gauss-Legendre quadrature of eight points
/// in panels that get narrower towards both ends of the probabilities, which integrates what the
/// formulas of `predict` need to about `1e-8`.
///
/// @param at the points in seconds
/// @param weight that belongs to each
public record Nodes(double[] at, double[] weight) {
  /// Half of the eight points of Gauss and Legendre on (-1, 1), and their weights.
  private static final double[] POINT = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHT = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /// What lies beyond has a probability of `2^-44`.
  private static final int LEVELS = 44;

  private static final int FINE_LEVELS = 5;
  private static final int FINE = 8;

  /// One value that everything has.
  public static Nodes single(double at, double weight) {
    return new Nodes(new double[] {at}, new double[] {weight});
  }

  /// Of what lies between two probabilities, given the quantiles.
  static Nodes ofQuantiles(DoubleUnaryOperator quantile, double from, double to) {
    double mass = Math.max(to - from, 0);
    var panels = new Panels(quantile);
    for (int level = 1; level <= LEVELS && mass > 0; level++) {
      double far = 0.5 * mass * Math.scalb(1.0, 1 - level);
      double near = level == LEVELS ? 0 : far / 2;
      int fine = level <= FINE_LEVELS ? FINE : 1;
      for (int panel = 0; panel < fine; panel++) {
        double low = near + (far - near) * panel / fine;
        double high = near + (far - near) * (panel + 1) / fine;
        panels.add(from + low, from + high);
        panels.add(to - high, to - low);
      }
    }
    return new Nodes(
        Arrays.copyOf(panels.at, panels.size), Arrays.copyOf(panels.weight, panels.size));
  }

  /// What has been put together so far.
  private static final class Panels {
    private static final int MOST = 2 * (FINE_LEVELS * FINE + LEVELS) * 2 * POINT.length;

    private final DoubleUnaryOperator quantile;
    private final double[] at = new double[MOST];
    private final double[] weight = new double[MOST];
    private int size;

    Panels(DoubleUnaryOperator quantile) {
      this.quantile = quantile;
    }

    void add(double low, double high) {
      double middle = (low + high) / 2;
      double half = (high - low) / 2;
      for (int i = 0; i < POINT.length; i++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          at[size] = quantile.applyAsDouble(middle + sign * half * POINT[i]);
          weight[size++] = half * WEIGHT[i];
        }
      }
    }
  }

  /// The parts together, each times its share.
  public static Nodes mixed(List<Nodes> parts, double... shares) {
    int size = parts.stream().mapToInt(Nodes::size).sum();
    var at = new double[size];
    var weight = new double[size];
    int next = 0;
    for (int i = 0; i < shares.length; i++) {
      Nodes part = parts.get(i);
      for (int j = 0; j < part.at.length; j++) {
        at[next] = part.at[j];
        weight[next++] = shares[i] * part.weight[j];
      }
    }
    return new Nodes(at, weight);
  }

  /// The same with weights that add up to 1; nothing where nothing is.
  public Nodes normalized() {
    double mass = mass();
    double[] scaled = weight.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= mass;
    }
    return new Nodes(at, scaled);
  }

  /// The sum of all weights.
  public double mass() {
    return mean(_ -> 1);
  }

  public int size() {
    return at.length;
  }

  /// The weighted sum of a function's values.
  public double mean(DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += weight[i] * function.applyAsDouble(at[i]);
    }
    return sum;
  }

  /// The same in ascending order.
  public Nodes sorted() {
    Integer[] order = IntStream.range(0, at.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> at[i]));
    return new Nodes(
        Arrays.stream(order).mapToDouble(i -> at[i]).toArray(),
        Arrays.stream(order).mapToDouble(i -> weight[i]).toArray());
  }
}
