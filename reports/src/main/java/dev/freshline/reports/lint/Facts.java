package dev.freshline.reports.lint;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.statistics.EffectiveSize;
import dev.freshline.reports.statistics.Proportion;
import dev.freshline.reports.workload.Sample;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quantities of the formulas, in seconds, as one subject has them.
///
/// A duration that there is none of is infinite where it would be a limit, and 0 where it would be
/// a delay.
record Facts(Subject subject) {
  Protocol protocol() {
    return subject.protocol();
  }

  /// Those of the keys that the protocol leaves open.
  List<String> open(String... keys) {
    var open = new ArrayList<String>();
    for (String key : keys) {
      if (protocol().open().contains(key)) {
        open.add(key);
      }
    }
    return open;
  }

  boolean isOpen(String key) {
    return protocol().open().contains(key);
  }

  double timeout() {
    return limit(protocol().fetchTimeout());
  }

  double killGrace() {
    return delay(protocol().killGrace());
  }

  double cooldown() {
    return delay(protocol().cooldown());
  }

  double freshFor() {
    return limit(protocol().freshFor());
  }

  double leaseFor() {
    return limit(protocol().lock().staleAfter());
  }

  double deadline() {
    return limit(protocol().deadline());
  }

  /// Between two tries of a waiter.
  double every() {
    return delay(protocol().waiting().every());
  }

  /// From a waiter's first try to its last.
  double patience() {
    return every() * protocol().waiting().count();
  }

  boolean waits() {
    return protocol().waiting().count() > 0;
  }

  /// Whether a lock can be lost to another although its owner lives.
  boolean isStealable() {
    return openTheft().isEmpty()
        && protocol().lock().staleAfter() != null
        && protocol().lock().stealsFromLiving();
  }

  /// Whether no lock can be lost to another while its owner lives.
  boolean isSafeFromTheft() {
    return openTheft().isEmpty() && !isStealable();
  }

  /// The keys that leave open whether a lock can be lost although its owner lives; without an age
  /// it cannot.
  List<String> openTheft() {
    boolean ageless = !isOpen("lock.staleAfter") && protocol().lock().staleAfter() == null;
    return ageless ? List.of() : open("lock.staleAfter", "lock.stealsFromLiving");
  }

  boolean hasLock() {
    return protocol().lock().kind() != LockKind.NONE;
  }

  /// Whether it describes a figure that is kept, and not a lock alone.
  boolean hasFigure() {
    return !(isOpen("cooldown") && isOpen("freshFor"));
  }

  /// From an opened gate to the next demand, 19 times out of 20.
  double wait95() {
    return subject.workload().demand().usualWait();
  }

  /// Whether a figure is sure to have no age when its cooldown begins. Where its age counts from
  /// the start of a run and the cooldown from its end, it has the age of that run.
  boolean beginsFresh() {
    return is(protocol().stampAt(), Origin.END, "stampAt")
        || is(protocol().cooldownFrom(), Origin.START, "cooldownFrom");
  }

  private boolean is(Origin found, Origin wanted, String key) {
    return found == wanted && !isOpen(key);
  }

  /// How long a run may take. It has ended by the timeout, whatever is known of it.
  Tail longestRun() {
    Tail tail = Tail.of(subject.workload(), subject.budget().coveredShare());
    double timeout = timeout();
    boolean cut =
        switch (tail) {
          case Tail.Known known -> timeout < known.seconds();
          case Tail.Unknown _ -> Double.isFinite(timeout);
        };
    return cut ? new Tail.Known(timeout, "fetchTimeout = " + Spell.time(timeout)) : tail;
  }

  /// The share of runs that take longer; of observations with its interval.
  String longerThan(double seconds) {
    double share = subject.workload().service().survival(seconds);
    Sample sample = subject.workload().sample();
    if (sample == null) {
      return Spell.percent(share);
    }
    long trials = (long) EffectiveSize.of(sample);
    Proportion seen = Proportion.interval(Math.round(share * trials), trials, Tail.CONFIDENCE);
    return Spell.percent(
        new Figure(
            share, Math.min(seen.low(), share), Math.max(seen.high(), share), Method.FORMULA));
  }

  /// What follows a failure; null where nothing does, or a delay of 0.
  @Nullable Backoff backoff() {
    Backoff backoff = protocol().backoff();
    boolean isNone = backoff != null && delay(backoff.base()) == 0 && !isOpen("backoff.base");
    return isNone ? null : backoff;
  }

  /// The longest that the n-th failure in a row is waited after; infinite where it has no bound.
  static double longestDelay(@Nullable Backoff backoff, int failure) {
    if (backoff == null || delay(backoff.base()) == 0) {
      return 0; // however often it is multiplied
    }
    double bound = delay(backoff.base()) * Math.pow(backoff.factor(), failure - 1);
    return Math.min(bound, limit(backoff.cap()));
  }

  static double limit(@Nullable Duration duration) {
    return duration == null ? Double.POSITIVE_INFINITY : Spell.seconds(duration);
  }

  static double delay(@Nullable Duration duration) {
    return duration == null ? 0 : Spell.seconds(duration);
  }
}
