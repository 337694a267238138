package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.sim.Luck.Source;
import dev.freshline.reports.workload.Demand;
import java.util.Arrays;

/// The renders of all sessions, as far as anybody has to know of them.
abstract sealed class Renders {
  final Luck luck;

  private Renders(Luck luck) {
    this.luck = luck;
  }

  static Renders of(Demand demand, Luck luck) {
    return switch (demand) {
      case Demand.Poisson poisson -> new Free(poisson.meanGapSeconds(), luck);
      case Demand.Periodic periodic -> new Clocked(periodic, luck);
      case Demand.Bursty bursty -> new Bursts(bursty, luck);
    };
  }

  /// The first render after a moment; infinite while there are none.
  abstract double after(double time);

  /// How long somebody who comes at any moment waits for a render.
  abstract double someWait();

  /// The end of the present spell of activity or of idleness; infinite when it has none.
  double spellEnds(double time) {
    return Double.POSITIVE_INFINITY;
  }

  /// Ends it.
  void turn() {}

  /// Whether renders come at present.
  boolean isActive() {
    return true;
  }

  /// Forgets where in their periods the sessions are.
  void shuffle() {}

  /// Without memory: whatever was expected so far, the next render is one gap away.
  private static final class Free extends Renders {
    private final double meanGap;

    Free(double meanGap, Luck luck) {
      super(luck);
      this.meanGap = meanGap;
    }

    @Override
    double after(double time) {
      return time + luck.exponential(Source.RENDER, meanGap);
    }

    @Override
    double someWait() {
      return luck.exponential(Source.OBSERVER, meanGap);
    }
  }

  /// Each session at its phase of one period.
  private static final class Clocked extends Renders {
    private final double period;
    private final double[] phases;

    Clocked(Demand.Periodic demand, Luck luck) {
      super(luck);
      period = demand.periodSeconds();
      phases = new double[demand.sessions()];
      shuffle();
    }

    /// Phases are drawn anew after each run: sessions come and go, and their clocks drift.
    @Override
    void shuffle() {
      for (int i = 0; i < phases.length; i++) {
        phases[i] = luck.next(Source.PHASE) * period;
      }
      Arrays.sort(phases);
    }

    @Override
    double after(double time) {
      double start = Math.floor(time / period) * period;
      double within = time - start;
      for (double phase : phases) {
        if (phase > within) {
          return start + phase;
        }
      }
      return start + period + phases[0];
    }

    @Override
    double someWait() {
      double shortest = period;
      for (int i = 0; i < phases.length; i++) {
        shortest = Math.min(shortest, luck.next(Source.OBSERVER) * period);
      }
      return shortest;
    }
  }

  /// As [Free] in active spells.
  private static final class Bursts extends Renders {
    private final Demand.Bursty demand;
    private boolean active = true;

    Bursts(Demand.Bursty demand, Luck luck) {
      super(luck);
      this.demand = demand;
    }

    @Override
    double after(double time) {
      return active
          ? time + luck.exponential(Source.RENDER, demand.meanGapSeconds())
          : Double.POSITIVE_INFINITY;
    }

    @Override
    double someWait() {
      return luck.exponential(Source.OBSERVER, demand.meanGapSeconds());
    }

    @Override
    double spellEnds(double time) {
      double mean = active ? demand.activeSeconds() : demand.idleSeconds();
      return time + luck.exponential(Source.ACTIVITY, mean);
    }

    @Override
    void turn() {
      active = !active;
    }

    @Override
    boolean isActive() {
      return active;
    }
  }
}
