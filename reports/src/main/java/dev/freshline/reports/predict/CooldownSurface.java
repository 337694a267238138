package dev.freshline.reports.predict;

import dev.freshline.reports.statistics.MeanBound;
import dev.freshline.reports.workload.Nodes;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import org.jspecify.annotations.Nullable;

/// Stale share and cost of one protocol for any cooldown and freshness, by formula, some millions
/// a second.
///
/// What does not depend on the two is worked out once. The cooldown and the freshness of the
/// protocol itself play no part; everything else of it does.
public final class CooldownSurface {
  private static final double HOUR = 3_600;

  private final Situation is;
  private final Attempts attempts;
  private final Nodes runs;
  private final Excess rest;
  private final DemandWait wait;
  private final double meanLife;

  private CooldownSurface(
      Situation is, Attempts attempts, Nodes runs, Excess rest, DemandWait wait) {
    this.is = is;
    this.wait = wait;
    this.attempts = attempts;
    this.runs = runs;
    this.rest = rest;
    meanLife = attempts.meanLife();
  }

  /// One pair of settings.
  ///
  /// @param staleFraction share of time at which the figure is older than the freshness
  /// @param cycleSeconds mean time between two successes
  public record Point(
      double staleFraction, double cycleSeconds, double runsPerHour, double busySecondsPerHour) {}

  /// Null where there is no formula: runs overlap, waiters repeat them, or renders come in bursts.
  public static @Nullable CooldownSurface of(Protocol protocol, Workload workload) {
    return of(protocol, workload, RetriedRest.FINE);
  }

  /// The same, where attempts may fail on a coarser lattice: for one of many that are compared.
  public static @Nullable CooldownSurface rough(Protocol protocol, Workload workload) {
    return of(protocol, workload, RetriedRest.COARSE);
  }

  private static @Nullable CooldownSurface of(
      Protocol protocol, Workload workload, int latticeSize) {
    Situation is = Situation.of(protocol, workload);
    DemandWait wait = DemandWait.of(is.demand());
    var attempts = new Attempts(is);
    if (wait == null || !Formulas.hold(is, attempts)) {
      return null;
    }
    Excess rest = attempts.rest(wait, latticeSize, Double.POSITIVE_INFINITY);
    if (rest == null) {
      return null;
    }
    Nodes runs = attempts.successLengths.sorted();
    double span = runs.at()[runs.size() - 1] + wait.longest();
    boolean direct = rest instanceof DirectExcess;
    return new CooldownSurface(
        is, attempts, runs, direct ? new TabulatedExcess(rest, span) : rest, wait);
  }

  /// @param cooldownSeconds between two fetches; NaN for none, which leaves it to the age
  /// @param freshForSeconds age up to which a figure is fresh; infinite for any
  public Point at(double cooldownSeconds, double freshForSeconds) {
    AgeLaw law = law(cooldownSeconds, freshForSeconds);
    double stale = Double.isInfinite(freshForSeconds) ? 0 : law.above(freshForSeconds);
    double perHour = HOUR * attempts.perSuccess() / law.cycle();
    return new Point(stale, law.cycle(), perHour, perHour * meanLife);
  }

  private AgeLaw law(double cooldownSeconds, double freshForSeconds) {
    return AgeLaw.of(is.with(cooldownSeconds, freshForSeconds), runs, rest);
  }

  /// An upper confidence bound of the stale share, when the run times are a sample's.
  ///
  /// The share is a ratio of means over pairs of runs (the one that set the age, and the next),
  /// so each run is given what it contributes to it, and the bound is that of their mean:
  /// [MeanBound].
  ///
  /// @param confidence such as 0.95
  /// @throws IllegalStateException when attempts fail, so that a cycle is more than two runs
  public double staleUpperBound(
      double cooldownSeconds, double freshForSeconds, double confidence, long seed) {
    if (attempts.success < 1) {
      throw new IllegalStateException(
          "expected attempts that always succeed, found "
              + attempts.success
              + "; resample the prediction instead");
    }
    double[] each = contributions(is.with(cooldownSeconds, freshForSeconds));
    return Math.clamp(MeanBound.upper(each, confidence, MeanBound.RESAMPLES, seed), 0, 1);
  }

  /// What each run adds to the share, first-order (Hoeffding's projection); their mean is the
  /// share.
  private double[] contributions(Situation with) {
    int n = runs.size();
    var stale = new double[n];
    var length = new double[n];
    double meanStale = 0;
    double meanLength = 0;
    for (int i = 0; i < n; i++) {
      double gate = with.gateAfter(runs.at()[i]);
      double since = Math.max(with.freshFor() - with.ageAtPublication(runs.at()[i]), 0) - gate;
      double weight = runs.weight()[i];
      length[i] += gate + runs.at()[i] + wait.mean();
      meanLength += weight * (gate + runs.at()[i] + wait.mean());
      for (int j = 0; j < n; j++) {
        double left = since - runs.at()[j];
        double pair = left > 0 ? wait.excess(left) : wait.mean() - left;
        stale[i] += runs.weight()[j] * pair;
        stale[j] += weight * pair;
        meanStale += weight * runs.weight()[j] * pair;
      }
    }
    double share = meanStale / meanLength;
    for (int i = 0; i < n; i++) {
      stale[i] =
          share + ((stale[i] - 2 * meanStale) - share * (length[i] - meanLength)) / meanLength;
    }
    return repeated(stale);
  }

  /// Equal observations are one point; each counts.
  private double[] repeated(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double weight : runs.weight()) {
      least = Math.min(least, weight);
    }
    var counts = new int[values.length];
    int total = 0;
    for (int i = 0; i < values.length; i++) {
      counts[i] = (int) Math.max(Math.round(runs.weight()[i] / least), 1);
      total += counts[i];
    }
    var all = new double[total];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < counts[i]; j++) {
        all[at++] = values[i];
      }
    }
    return all;
  }
}
