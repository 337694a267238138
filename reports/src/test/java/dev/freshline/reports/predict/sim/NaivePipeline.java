package dev.freshline.reports.predict.sim;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.LockKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A pipeline in which every render that finds the lock taken waits for it, played render by render
/// and try by try. It shares nothing with the model, takes no short cut, and is slow.
///
/// Of protocols with a kernel lock or a pid file, stamps and cooldowns from the end of a run.
final class NaivePipeline {
  private final Protocol protocol;
  private final Distribution service;
  private final double gap;
  private final SplittableRandom random;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::time));

  private double now;
  private double stamp = Double.NEGATIVE_INFINITY;
  private double backoffUntil;
  private @Nullable Caller holder;
  private double lockedAt;
  private int alive;

  double staleSeconds;
  int runs;
  int overlapping;
  int waited;
  int gaveUp;

  private record Event(double time, Runnable what) {}

  private static final class Caller {
    final double start;
    boolean dead;

    Caller(double start) {
      this.start = start;
    }
  }

  NaivePipeline(Protocol protocol, Distribution service, double gap, long seed) {
    this.protocol = protocol;
    this.service = service;
    this.gap = gap;
    this.random = new SplittableRandom(seed);
  }

  NaivePipeline play(double seconds) {
    publish();
    in(gap(), this::render);
    while (now < seconds) {
      Event next = events.remove();
      double staleFrom = Math.max(now, stamp + seconds(protocol.freshFor(), 1e300));
      staleSeconds += Math.max(0, next.time - staleFrom);
      now = next.time;
      next.what.run();
    }
    return this;
  }

  private void in(double later, Runnable what) {
    events.add(new Event(now + later, what));
  }

  private double gap() {
    return -gap * Math.log(1 - random.nextDouble());
  }

  private void render() {
    in(gap(), this::render);
    double closed = seconds(protocol.cooldown(), 0);
    if (protocol.gate() == Gate.STALE_FIRST) {
      closed = Math.min(closed, seconds(protocol.freshFor(), 1e300));
    }
    if (now >= stamp + closed && now >= backoffUntil) {
      attempt(new Caller(now), 0);
    }
  }

  private void attempt(Caller caller, int before) {
    boolean isPidFile = protocol.lock().kind() == LockKind.PIDFILE;
    boolean steals = protocol.lock().stealsFromLiving();
    boolean isOld = now >= lockedAt + seconds(protocol.lock().staleAfter(), 1e300);
    boolean isFree =
        holder == null
            || (holder.dead && (!isPidFile || steals || isOld))
            || (isPidFile && steals && isOld);
    double every = seconds(protocol.waiting().every(), 1e300);
    if (isFree) {
      take(caller, before);
    } else if (before < protocol.waiting().count()
        && now + every < caller.start + seconds(protocol.deadline(), 1e300)) {
      in(every, () -> attempt(caller, before + 1));
    } else {
      waited++;
      gaveUp++;
    }
  }

  private void take(Caller caller, int before) {
    boolean fresh = now <= stamp + seconds(protocol.freshFor(), 1e300);
    waited += before > 0 ? 1 : 0;
    if (before > 0 && protocol.waiting().rereads() && fresh) {
      return;
    }
    holder = caller;
    lockedAt = now;
    runs++;
    overlapping += alive > 0 ? 1 : 0;
    alive++;
    double life = service.sample(random);
    double timeout = seconds(protocol.fetchTimeout(), 1e300);
    double cut = caller.start + seconds(protocol.deadline(), 1e300) - now;
    double given = life > timeout ? timeout + seconds(protocol.killGrace(), 0) : life;
    if (cut < given) {
      gaveUp += before > 0 ? 1 : 0;
      in(cut, () -> caller.dead = true);
      in(protocol.killsTree() ? cut : Math.max(life, cut), () -> alive--);
    } else if (life > timeout) {
      in(given, () -> fail(caller));
      in(protocol.killsTree() ? given : Math.max(life, given), () -> alive--);
    } else {
      in(
          given,
          () -> {
            alive--;
            publish();
            release(caller);
          });
    }
  }

  private void publish() {
    stamp = now;
    backoffUntil = 0;
  }

  private void fail(Caller caller) {
    Protocol.Backoff backoff = protocol.backoff();
    backoffUntil = now + (backoff == null ? 0 : seconds(backoff.base(), 0));
    release(caller);
  }

  @SuppressWarnings("ReferenceEquality") // this very one
  private void release(Caller caller) {
    if (holder == caller) {
      holder = null;
    }
  }

  private static double seconds(@Nullable Duration duration, double otherwise) {
    return duration == null ? otherwise : duration.toNanos() / 1e9;
  }
}
