package dev.freshline.reports.predict;

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
  private final double meanLife;

  private CooldownSurface(Situation is, Attempts attempts, Nodes runs, Excess rest) {
    this.is = is;
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
    return new CooldownSurface(is, attempts, runs, direct ? new TabulatedExcess(rest, span) : rest);
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
}
