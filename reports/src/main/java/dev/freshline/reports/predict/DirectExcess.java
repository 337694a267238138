package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Nodes;
import java.util.Arrays;

/// The excess of a wait for demand and a run: `R = W + S`, exact up to the points that stand in
/// for S.
final class DirectExcess implements Excess {
  private final DemandWait wait;
  private final double[] at;
  private final double[] weight;

  /// Sums over the points from i on.
  private final double[] mass;

  private final double[] moment;

  /// Sums over the points up to i, each weighed down with its distance to point i; for exponential
  /// waits, whose excess falls off by the same factor everywhere.
  private final double[] faded;

  private final double runMean;
  private final double runSquare;

  /// @param runs with weights that add up to 1
  DirectExcess(DemandWait wait, Nodes runs) {
    Nodes sorted = runs.sorted();
    this.wait = wait;
    at = sorted.at();
    weight = sorted.weight();
    mass = new double[at.length + 1];
    moment = new double[at.length + 1];
    for (int i = at.length - 1; i >= 0; i--) {
      mass[i] = mass[i + 1] + weight[i];
      moment[i] = moment[i + 1] + weight[i] * at[i];
    }
    faded = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      faded[i] = weight[i] + (i == 0 ? 0 : faded[i - 1] * fading(at[i] - at[i - 1]));
    }
    runMean = moment[0];
    runSquare = sorted.mean(s -> s * s);
  }

  private double fading(double distance) {
    return wait.none(distance);
  }

  @Override
  public double at(double x) {
    if (x <= 0) {
      return mean() - x;
    }
    int first = firstAtLeast(x);
    double above = moment[first] + mass[first] * (wait.mean() - x);
    return above + below(x, first);
  }

  /// What the points below x contribute: `E(W - (x - s))+`.
  private double below(double x, int end) {
    return switch (wait) {
      case DemandWait.Memoryless _ -> end == 0 ? 0 : faded[end - 1] * wait.excess(x - at[end - 1]);
      case DemandWait.Phased _ -> {
        double sum = 0;
        for (int i = end - 1; i >= 0 && x - at[i] < wait.longest(); i--) {
          sum += weight[i] * wait.excess(x - at[i]);
        }
        yield sum;
      }
    };
  }

  private int firstAtLeast(double x) {
    int index = Arrays.binarySearch(at, x);
    if (index < 0) {
      return -index - 1;
    }
    while (index > 0 && at[index - 1] == x) {
      index--;
    }
    return index;
  }

  @Override
  public double mean() {
    return wait.mean() + runMean;
  }

  @Override
  public double square() {
    return wait.square() + 2 * wait.mean() * runMean + runSquare;
  }
}
