package dev.freshline.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One command's cost in those of another, pair by pair.
///
/// @param median of the ratios
/// @param low end of an interval about the true median, from order statistics (binomial; it assumes
///     nothing of the distribution)
/// @param high its other end
/// @param coverage how often such an interval has the true median in it, in [0, 1]: 0.95 or more
///     from six pairs on; fewer cannot tell as much
public record Paired(double median, double low, double high, double coverage) {
  private static final double TAIL = 0.025;

  public static Paired of(
      List<Spawned> ours, List<Spawned> reference, ToDoubleFunction<Spawned> cost) {
    if (ours.size() != reference.size() || ours.isEmpty()) {
      throw new IllegalArgumentException(
          "expected as many runs of both, found " + ours.size() + " and " + reference.size());
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(cost.applyAsDouble(ours.get(i)) / cost.applyAsDouble(reference.get(i)));
    }
    ratios.sort(null);
    int skipped = skipped(ratios.size());
    return new Paired(
        ratios.get(ratios.size() / 2),
        ratios.get(skipped),
        ratios.get(ratios.size() - 1 - skipped),
        coverage(ratios.size(), skipped));
  }

  /// How many of n sorted values may be left out at each end: the most for which the rest still
  /// covers 95 %; none where not even all do.
  static int skipped(int n) {
    int skipped = 0;
    while (tail(n, skipped + 1) <= TAIL) {
      skipped++;
    }
    return skipped;
  }

  private static double coverage(int n, int skipped) {
    return 1 - 2 * tail(n, skipped);
  }

  /// How likely it is that the true median lies below all but k of n sorted values: `P(Bin(n, 1/2)
  /// <= k)`.
  private static double tail(int n, int k) {
    double term = Math.pow(0.5, n);
    double sum = term;
    for (int i = 0; i < k; i++) {
      term = term * (n - i) / (i + 1);
      sum += term;
    }
    return sum;
  }
}
