package dev.freshline.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One command's cost in those of another, pair by pair.
///
/// @param median of the ratios
/// @param low end of an interval that covers the true median with 95 % confidence or more, from
///     order statistics (binomial; it assumes nothing of the distribution)
/// @param high its other end
public record Paired(double median, double low, double high) {
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
        ratios.get(ratios.size() - 1 - skipped));
  }

  /// How many of n sorted values may be left out at each end. The k-th exceeds the median with `P
  /// (Bin(n, 1/2) <= k - 1)`; the largest k for which that is at most 2.5 % stays in.
  static int skipped(int n) {
    double term = Math.pow(0.5, n);
    double sum = 0;
    int k = 0;
    while (sum + term <= TAIL) {
      sum += term;
      term = term * (n - k) / (k + 1);
      k++;
    }
    return Math.max(0, k - 1);
  }
}
