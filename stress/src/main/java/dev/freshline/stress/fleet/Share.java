package dev.freshline.stress.fleet;

import java.util.List;
import java.util.function.Predicate;

/// A share of renders, with its 95 % interval.
///
/// Renders of one cycle have one fate, so the interval comes from cycles: the regenerative ratio
/// estimator (Crane and Iglehart 1975; Law, "Simulation Modeling and Analysis", 9.5.3). Under
/// thirty cycles it is too narrow; of less than two nothing is known: 0 to 1. Of what was not seen
/// in n cycles it is known that it is rarer than 3 / n (the rule of three), and so for its
/// opposite.
///
/// @param cycles that it comes from, each from one reading to the next
public record Share(double value, double low, double high, int cycles) {
  private static final double NORMAL_975 = 1.96;
  private static final double RULE_OF_THREE = 3;

  static Share over(List<List<Rendered>> cycles, Predicate<Rendered> counts) {
    double renders = cycles.stream().mapToInt(List::size).sum();
    double counted = cycles.stream().mapToLong(cycle -> count(cycle, counts)).sum();
    double value = renders == 0 ? 0 : counted / renders;
    int n = cycles.size();
    if (n < 2) {
      return new Share(value, 0, 1, n);
    }
    double squares = 0;
    for (List<Rendered> cycle : cycles) {
      double residual = count(cycle, counts) - value * cycle.size();
      squares += residual * residual;
    }
    double half = NORMAL_975 * Math.sqrt(squares / (n - 1) / n) / (renders / n);
    double low = value == 1 ? 1 - RULE_OF_THREE / n : value - half;
    double high = value == 0 ? RULE_OF_THREE / n : value + half;
    return new Share(value, Math.max(0, low), Math.min(1, high), n);
  }

  private static long count(List<Rendered> cycle, Predicate<Rendered> counts) {
    return cycle.stream().filter(counts).count();
  }
}
