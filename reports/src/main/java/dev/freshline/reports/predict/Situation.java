package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Jitter;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A protocol under a workload, in seconds: what both the formulas and the simulation start from.
///
/// What there is none of is infinite, where it would end something, and 0 where it would delay it.
///
/// @param cooldown after a success; NaN when there is none, which leaves it to the age to ask
/// @param staleFirst whether a stale figure is refreshed in spite of the cooldown
/// @param timeout of a run
/// @param grace from the timeout to the release of the lock
/// @param deadline from the start of the process to its end from outside
/// @param lockStaleAfter age at which a lock may be taken from its holder
/// @param heartbeat between two renewals of the lock; infinite when there is none
/// @param pollEvery between two tries for the lock; infinite when nobody tries twice
/// @param polls tries after the first
/// @param crashes share of runs whose holder dies
/// @param waiters that poll while a run goes on, or [Workload#EVERY_RENDER]
public record Situation(
    double cooldown,
    boolean cooldownFromStart,
    boolean staleFirst,
    double freshFor,
    double criticalAfter,
    boolean stampAtStart,
    double timeout,
    double grace,
    boolean killsTree,
    Retry retry,
    LockKind lock,
    double lockStaleAfter,
    boolean stealsFromLiving,
    double heartbeat,
    double pollEvery,
    int polls,
    boolean rereads,
    double deadline,
    boolean fenced,
    Distribution service,
    Demand demand,
    double failures,
    double crashes,
    int waiters,
    double cpuPerBusySecond) {

  private static final double NANOS = 1e9;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  public static Situation of(Protocol protocol, Workload workload) {
    Protocol.Lock lock = protocol.lock();
    return new Situation(
        seconds(protocol.cooldown(), Double.NaN),
        protocol.cooldownFrom() == Origin.START,
        protocol.gate() == Gate.STALE_FIRST,
        seconds(protocol.freshFor(), NEVER),
        seconds(protocol.criticalAfter(), NEVER),
        protocol.stampAt() == Origin.START,
        seconds(protocol.fetchTimeout(), NEVER),
        seconds(protocol.killGrace(), 0),
        protocol.killsTree(),
        Retry.of(protocol.backoff()),
        lock.kind(),
        seconds(lock.staleAfter(), NEVER),
        lock.stealsFromLiving(),
        seconds(lock.heartbeat(), NEVER),
        protocol.waiting().count() > 0 ? seconds(protocol.waiting().every(), NEVER) : NEVER,
        protocol.waiting().count(),
        protocol.waiting().rereads(),
        seconds(protocol.deadline(), NEVER),
        protocol.fencedPublish(),
        workload.service(),
        workload.demand(),
        workload.failures(),
        workload.crashes(),
        workload.waiters(),
        workload.cpuPerBusySecond());
  }

  private static double seconds(@Nullable Duration duration, double otherwise) {
    return duration == null ? otherwise : duration.toNanos() / NANOS;
  }

  /// The same with other run times and another demand.
  Situation with(Distribution otherService, Demand otherDemand) {
    return copy(cooldown, freshFor, otherService, otherDemand);
  }

  /// The same with another cooldown and another freshness.
  Situation with(double otherCooldown, double otherFreshFor) {
    return copy(otherCooldown, otherFreshFor, service, demand);
  }

  private Situation copy(double gap, double fresh, Distribution runs, Demand renders) {
    return new Situation(
        gap,
        cooldownFromStart,
        staleFirst,
        fresh,
        criticalAfter,
        stampAtStart,
        timeout,
        grace,
        killsTree,
        retry,
        lock,
        lockStaleAfter,
        stealsFromLiving,
        heartbeat,
        pollEvery,
        polls,
        rereads,
        deadline,
        fenced,
        runs,
        renders,
        failures,
        crashes,
        waiters,
        cpuPerBusySecond);
  }

  /// How long after the end of a successful run the gate opens.
  ///
  /// @param run how long that run took
  public double gateAfter(double run) {
    double age = stampAtStart ? run : 0;
    double untilStale = Math.max(freshFor - age, 0);
    if (Double.isNaN(cooldown)) {
      return Double.isInfinite(freshFor) ? 0 : untilStale;
    }
    double untilCool = Math.max(cooldown - (cooldownFromStart ? run : 0), 0);
    return staleFirst ? Math.min(untilCool, untilStale) : untilCool;
  }

  /// The age of a figure when it is published.
  public double ageAtPublication(double run) {
    return stampAtStart ? run : 0;
  }

  /// When the lock of a holder that died can be taken, counted from when it took it.
  ///
  /// The kernel frees its lock at once. Whoever finds a pid file asks first whether its owner is
  /// alive: a dead one's is taken at once, unless it has to be old as well (a stale age, and none
  /// is taken from the living). A folder or a lease names nobody: it waits for its age. That a dead
  /// owner's pid may look alive is left to `WAIT_COVERS_TAKEOVER`.
  ///
  /// @param death counted from when it took the lock
  public double freedAfter(double death) {
    return switch (lock) {
      case KERNEL, NONE -> death;
      case PIDFILE -> stealsFromLiving || Double.isInfinite(lockStaleAfter) ? death : stale(death);
      case MKDIR, LEASE -> stale(death);
    };
  }

  private double stale(double death) {
    double renewed = beats() ? Math.floor(death / heartbeat) * heartbeat : 0;
    return Math.max(death, renewed + lockStaleAfter);
  }

  /// Whether renewals keep the lock of a living holder young.
  public boolean beats() {
    return heartbeat < lockStaleAfter;
  }

  /// Age at which a lock is taken from a living holder; infinite when never.
  public double robbedAfter() {
    return lock != LockKind.NONE && lock != LockKind.KERNEL && stealsFromLiving && !beats()
        ? lockStaleAfter
        : NEVER;
  }

  /// Whether somebody polls for the lock while a run goes on.
  public boolean crowded() {
    return waiters != 0 && canWait() && lock != LockKind.NONE;
  }

  /// Whether everybody polls who renders while a run goes on.
  public boolean everyRenderWaits() {
    return crowded() && waiters == Workload.EVERY_RENDER;
  }

  /// Whether a process that finds the lock taken tries again.
  public boolean canWait() {
    return polls > 0 && pollEvery < NEVER;
  }

  /// The pause after failures in a row.
  ///
  /// @param base after the first; 0 when there is none
  /// @param jittered whether the pause is anything between 0 and that
  public record Retry(double base, double factor, double cap, boolean jittered) {
    static Retry of(Protocol.@Nullable Backoff backoff) {
      return backoff == null
          ? new Retry(0, 1, 0, false)
          : new Retry(
              seconds(backoff.base(), 0),
              backoff.factor(),
              seconds(backoff.cap(), NEVER),
              backoff.jitter() == Jitter.FULL);
    }

    /// The longest pause after that many failures in a row, from 1.
    public double longest(int failures) {
      return base == 0 ? 0 : Math.min(base * Math.pow(factor, failures - 1.0), cap);
    }

    /// Whether further failures lengthen the pause no more.
    public boolean isLast(int failures) {
      return longest(failures + 1) <= longest(failures);
    }
  }
}
