package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Demand;
import org.jspecify.annotations.Nullable;

/// The time W from the opening of a gate to the first render after it.
sealed interface DemandWait {
  double mean();

  /// `E W^2`.
  double square();

  /// `P(W > t)`: that no render comes within t.
  double none(double t);

  /// `E(W - x)+` for x of 0 or more.
  double excess(double x);

  /// Beyond this it is less than one in 10^12.
  double longest();

  /// Null for a demand whose wait depends on what was before.
  static @Nullable DemandWait of(Demand demand) {
    return switch (demand) {
      case Demand.Poisson poisson -> new Memoryless(poisson.meanGapSeconds());
      case Demand.Periodic periodic -> new Phased(periodic.sessions(), periodic.periodSeconds());
      case Demand.Bursty _ -> null;
    };
  }

  /// Exponential, whatever was before.
  record Memoryless(double mean) implements DemandWait {
    @Override
    public double square() {
      return 2 * mean * mean;
    }

    @Override
    public double none(double t) {
      return Math.exp(-t / mean);
    }

    @Override
    public double excess(double x) {
      return mean * Math.exp(-x / mean);
    }

    @Override
    public double longest() {
      return 28 * mean;
    }
  }

  /// The smallest of N times that are uniform over a period: `P(W > w) = (1 - w/P)^N`.
  record Phased(int sessions, double period) implements DemandWait {
    @Override
    public double mean() {
      return period / (sessions + 1.0);
    }

    @Override
    public double square() {
      return 2 * period * period / ((sessions + 1.0) * (sessions + 2.0));
    }

    @Override
    public double none(double t) {
      return t >= period ? 0 : Math.pow(1 - t / period, sessions);
    }

    @Override
    public double excess(double x) {
      return x >= period ? 0 : mean() * Math.pow(1 - x / period, sessions + 1.0);
    }

    @Override
    public double longest() {
      return period;
    }
  }
}
