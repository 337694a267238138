package dev.freshline.reports.report.path;

import dev.freshline.reports.report.path.AgePath.Publish;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Jitter;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One pipeline under its workload, fetch by fetch, to draw its [AgePath].
///
/// It knows cooldown, gate, demand, timeout, failures with their backoff, and crashes; not what
/// several processes do to each other. Without a cooldown a figure is fetched again once it is
/// stale.
public final class Course {
  /// A path of more teeth is a grey area, not a drawing.
  private static final int MOST_FETCHES = 100_000;

  private final Protocol protocol;
  private final Workload workload;
  private final SplittableRandom random;
  private final Renders renders;
  private double now;
  private double stamp;
  private int failures;

  private Course(Protocol protocol, Workload workload, long seed) {
    this.protocol = protocol;
    this.workload = workload;
    this.random = new SplittableRandom(seed);
    this.renders = new Renders(workload.demand(), random.split());
  }

  /// Null when the protocol leaves open what decides about the next fetch.
  public static @Nullable AgePath of(
      Protocol protocol, Workload workload, long seed, double endSeconds) {
    boolean open = protocol.open().contains("cooldown") || protocol.open().contains("freshFor");
    boolean unlimited = protocol.cooldown() == null && protocol.freshFor() == null;
    return open || unlimited ? null : new Course(protocol, workload, seed).until(endSeconds);
  }

  private AgePath until(double end) {
    List<Publish> publishes = new ArrayList<>();
    double duration = workload.service().sample(random);
    publish(0, -duration, publishes);
    double gate = gateAfterSuccess(-duration);
    for (int fetch = 0; fetch < MOST_FETCHES && now < end; fetch++) {
      double start = renders.nextFrom(Math.max(now, gate));
      duration = workload.service().sample(random);
      double timeout = seconds(protocol.fetchTimeout(), Double.POSITIVE_INFINITY);
      if (random.nextDouble() < workload.crashes()) {
        now = start + afterCrash(duration);
        gate = now;
      } else if (duration > timeout || random.nextDouble() < workload.failures()) {
        now = start + Math.min(duration, timeout) + seconds(protocol.killGrace(), 0);
        gate = now + delayAfterFailure();
      } else {
        publish(start + duration, start, publishes);
        gate = gateAfterSuccess(start);
      }
    }
    return new AgePath(publishes.stream().filter(each -> each.atSeconds() < end).toList(), end);
  }

  private void publish(double at, double start, List<Publish> publishes) {
    now = at;
    failures = 0;
    stamp = protocol.stampAt() == Origin.START ? start : at;
    publishes.add(new Publish(at, at - stamp));
  }

  private double gateAfterSuccess(double start) {
    double stale = stamp + seconds(protocol.freshFor(), Double.POSITIVE_INFINITY);
    Duration cooldown = protocol.cooldown();
    if (cooldown == null) {
      return stale;
    }
    double from = protocol.cooldownFrom() == Origin.START ? start : now;
    double cooled = from + seconds(cooldown, 0);
    return protocol.gate() == Gate.STALE_FIRST ? Math.min(cooled, stale) : cooled;
  }

  /// The holder dies somewhere in its run; its lock stays until it counts as stale.
  private double afterCrash(double duration) {
    double died = random.nextDouble() * duration;
    return protocol.lock().kind() == LockKind.KERNEL
        ? died
        : Math.max(died, seconds(protocol.lock().staleAfter(), died));
  }

  private double delayAfterFailure() {
    Backoff backoff = protocol.backoff();
    if (backoff == null || backoff.base() == null) {
      return 0;
    }
    double grown = seconds(backoff.base(), 0) * Math.pow(backoff.factor(), failures++);
    double delay = Math.min(grown, seconds(backoff.cap(), Double.POSITIVE_INFINITY));
    return backoff.jitter() == Jitter.FULL ? delay * random.nextDouble() : delay;
  }

  private static double seconds(@Nullable Duration duration, double otherwise) {
    return duration == null ? otherwise : duration.toNanos() / 1e9;
  }
}
