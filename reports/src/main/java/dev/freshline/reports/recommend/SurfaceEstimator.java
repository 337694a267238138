package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.CooldownSurface;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Lock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Estimates from one [CooldownSurface] for all settings that differ in cooldown and freshness
/// alone, and otherwise from a simulation.
///
/// Of observed run times the upper end reckons with those that were not seen: three runs that go on
/// until the timeout, which so many observations cannot exclude (the rule of three).
final class SurfaceEstimator implements Estimator {
  private final Workload given;
  private final Workload feared;
  private final Estimator otherwise;
  private final Map<Protocol, Optional<CooldownSurface>> surfaces = new HashMap<>();
  private final Map<Protocol, Optional<CooldownSurface>> fears = new HashMap<>();

  /// @param otherwise asked where there is no formula
  SurfaceEstimator(Workload workload, Estimator otherwise) {
    this.given = Workloads.pointwise(workload);
    this.feared = workload.sample() == null ? given : Workloads.feared(workload);
    this.otherwise = otherwise;
  }

  @Override
  public Prediction estimate(Protocol protocol) {
    Optional<CooldownSurface> surface = surface(protocol);
    if (surface.isEmpty() || !isClosed(protocol)) {
      return otherwise.estimate(protocol);
    }
    CooldownSurface.Point point = at(surface.get(), protocol);
    @SuppressWarnings("ReferenceEquality") // the very same, where nothing else is feared
    double most =
        feared == given
            ? point.staleFraction()
            : surface(fears, protocol, feared)
                .map(each -> at(each, protocol).staleFraction())
                .orElse(1.0);
    return prediction(point, most);
  }

  /// Empty where there is no formula.
  Optional<CooldownSurface> surface(Protocol protocol) {
    return surface(surfaces, protocol, given);
  }

  private Optional<CooldownSurface> surface(
      Map<Protocol, Optional<CooldownSurface>> known, Protocol protocol, Workload workload) {
    Backoff backoff = canFail(protocol, workload) ? protocol.backoff() : null;
    return known.computeIfAbsent(
        base(protocol, backoff),
        each -> Optional.ofNullable(CooldownSurface.rough(each, workload)));
  }

  /// Whether a backoff ever acts: it follows from the cooldown, and would part settings that differ
  /// in nothing else.
  private static boolean canFail(Protocol protocol, Workload workload) {
    double timeout = Times.seconds(protocol.fetchTimeout(), Double.POSITIVE_INFINITY);
    return workload.failures() > 0 || workload.service().survival(timeout) > 0;
  }

  /// Where something is left open, it may depend on that which figures are known at all.
  private static boolean isClosed(Protocol protocol) {
    return protocol.open().isEmpty() && protocol.freshFor() != null;
  }

  private static CooldownSurface.Point at(CooldownSurface surface, Protocol protocol) {
    return surface.at(
        Times.seconds(protocol.cooldown(), Double.NaN),
        Times.seconds(protocol.freshFor(), Double.POSITIVE_INFINITY));
  }

  private Prediction prediction(CooldownSurface.Point point, double most) {
    double stale = point.staleFraction();
    Figure busy = Figure.exact(point.busySecondsPerHour());
    return new Prediction(
        Figure.exact(point.cycleSeconds()),
        null,
        null,
        Map.of(),
        new Figure(stale, stale, Math.max(stale, most), Method.FORMULA),
        null,
        Figure.exact(point.runsPerHour()),
        busy,
        Figure.exact(busy.value() * given.cpuPerBusySecond()),
        null,
        null,
        null,
        null);
  }

  /// The same protocol without what plays no part in a surface.
  private Protocol base(Protocol p, @Nullable Backoff backoff) {
    return new Protocol(
        "any",
        null,
        p.cooldownFrom(),
        p.gate(),
        null,
        null,
        p.stampAt(),
        FreshFlag.DERIVED,
        p.fetchTimeout(),
        p.killGrace(),
        p.killsTree(),
        backoff,
        lock(p.lock()),
        p.waiting(),
        deadline(p),
        true,
        true,
        Map.of(),
        p.open(),
        "");
  }

  /// Only a lock that is robbed, or whose owner dies, has an age that matters.
  private Lock lock(Lock lock) {
    return lock.stealsFromLiving() || given.crashes() > 0
        ? lock
        : new Lock(lock.kind(), null, false, lock.atomicSteal(), null);
  }

  /// One that comes after a whole run ends nobody.
  private static @Nullable Duration deadline(Protocol p) {
    double run = Times.seconds(p.fetchTimeout(), Double.POSITIVE_INFINITY);
    double whole = run + Times.seconds(p.killGrace(), 0);
    boolean late = Times.seconds(p.deadline(), 0) > whole && p.waiting().count() == 0;
    return late ? null : p.deadline();
  }
}
