package dev.freshline.reports.report.path;

import dev.freshline.reports.workload.Demand;
import java.util.SplittableRandom;

/// When some session renders next.
final class Renders {
  private final Demand demand;
  private final SplittableRandom random;
  private boolean active;
  private double spellUntil;

  Renders(Demand demand, SplittableRandom random) {
    this.demand = demand;
    this.random = random;
  }

  /// The first render at or after a moment; moments are asked for in ascending order.
  double nextFrom(double from) {
    return switch (demand) {
      case Demand.Poisson poisson -> from + exponential(poisson.meanGapSeconds());
      // The first of N uniform phases: P(W > w) = (1 - w/P)^N.
      case Demand.Periodic periodic ->
          from
              + periodic.periodSeconds()
                  * (1 - Math.pow(random.nextDouble(), 1.0 / periodic.sessions()));
      case Demand.Bursty bursty -> inBursts(bursty, from);
    };
  }

  /// A gap that reaches beyond its spell begins anew with the next active one: it has no memory.
  private double inBursts(Demand.Bursty bursty, double from) {
    double at = from;
    while (true) {
      while (spellUntil <= at) {
        active = !active;
        spellUntil += exponential(active ? bursty.activeSeconds() : bursty.idleSeconds());
      }
      double next = at + exponential(bursty.meanGapSeconds());
      if (active && next <= spellUntil) {
        return next;
      }
      at = spellUntil;
    }
  }

  private double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }
}
