package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Nodes;
import org.jspecify.annotations.Nullable;

/// The distribution of the age of a figure over time, by renewal theory.
///
/// A success publishes a figure of age `a0`, after `g` the gate opens, and after a further R
/// comes the next success: `X = g + R`. Both `a0` and `g` depend on how long the run took; R does
/// not. The share of time above an age is what a cycle spends there, divided by what it takes
/// (renewal reward; Ross, 1996).
final class AgeLaw {
  private static final int HALVINGS = 200;
  private static final double NARROW = 1e-10;

  private final Excess rest;
  private final double[] weight;
  private final double[] age;
  private final double[] gate;
  private final double cycle;

  private AgeLaw(Excess rest, double[] weight, double[] age, double[] gate) {
    this.rest = rest;
    this.weight = weight;
    this.age = age;
    this.gate = gate;
    cycle = sum(gate) + rest.mean();
  }

  /// Null where there is no formula for the rest.
  static @Nullable AgeLaw of(Situation is, Attempts attempts, DemandWait wait, int latticeSize) {
    double gates = attempts.successLengths.mean(is::gateAfter);
    Excess rest = attempts.rest(wait, latticeSize, gates + attempts.meanRest(wait));
    return rest == null ? null : of(is, attempts.successLengths, rest);
  }

  /// @param runs that succeed, with weights that add up to 1
  static AgeLaw of(Situation is, Nodes runs, Excess rest) {
    Nodes each = dependsOnRun(is) ? runs : Nodes.single(0, 1);
    int n = each.size();
    var age = new double[n];
    var gate = new double[n];
    for (int i = 0; i < n; i++) {
      age[i] = is.ageAtPublication(each.at()[i]);
      gate[i] = is.gateAfter(each.at()[i]);
    }
    return new AgeLaw(rest, each.weight(), age, gate);
  }

  private static boolean dependsOnRun(Situation is) {
    return is.stampAtStart() || is.cooldownFromStart();
  }

  /// Mean time between two successes.
  double cycle() {
    return cycle;
  }

  /// `P(A > a)`.
  double above(double a) {
    double sum = 0;
    double lastX = Double.NaN;
    double last = 0;
    for (int i = 0; i < weight.length; i++) {
      double x = Math.max(a - age[i], 0) - gate[i];
      if (x != lastX) { // neighbours often ask the same
        last = rest.at(x);
        lastX = x;
      }
      sum += weight[i] * last;
    }
    return Math.clamp(sum / cycle, 0, 1);
  }

  /// Mean over time: `E[a0 X + X^2 / 2] / E X`.
  double mean() {
    double area = rest.square() / 2;
    for (int i = 0; i < weight.length; i++) {
      double g = gate[i];
      area += weight[i] * (age[i] * (g + rest.mean()) + g * g / 2 + g * rest.mean());
    }
    return area / cycle;
  }

  /// Mean just before a success.
  double peak() {
    return sum(age) + cycle;
  }

  /// The age that a share p of all time does not exceed.
  double quantile(double p) {
    double low = 0;
    double high = cycle;
    while (above(high) > 1 - p) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high - low > NARROW * high; i++) {
      double middle = (low + high) / 2;
      if (above(middle) > 1 - p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double sum(double[] values) {
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * values[i];
    }
    return sum;
  }
}
