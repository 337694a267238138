package dev.freshline.reports.report.path;

import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.report.path.AgePath.Publish;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One pipeline under its workload, fetch by fetch, to draw its [AgePath].
///
/// It follows the [Situation] that figures are predicted from: cooldown, gate, demand, timeout,
/// deadline, failures with their backoff, and deaths; but not what several processes do to each
/// other.
public final class Course {
  /// A path of more teeth is a grey area, not a drawing.
  private static final int MOST_FETCHES = 100_000;

  private final Situation is;
  private final SplittableRandom random;
  private final Renders renders;
  private final List<Publish> publishes = new ArrayList<>();
  private double now;
  private double gate;
  private int failures;

  private Course(Situation is, long seed) {
    this.is = is;
    this.random = new SplittableRandom(seed);
    this.renders = new Renders(is.demand(), random.split());
  }

  /// Null when the protocol leaves open what decides about the next fetch.
  public static @Nullable AgePath of(
      Protocol protocol, Workload workload, long seed, double endSeconds) {
    boolean open = protocol.open().contains("cooldown") || protocol.open().contains("freshFor");
    boolean unlimited = protocol.cooldown() == null && protocol.freshFor() == null;
    return open || unlimited
        ? null
        : new Course(Situation.of(protocol, workload), seed).until(endSeconds);
  }

  private AgePath until(double end) {
    publish(0, firstRun());
    for (int fetch = 0; fetch < MOST_FETCHES && now < end; fetch++) {
      fetch(renders.nextFrom(Math.max(now, gate)));
    }
    return new AgePath(publishes.stream().filter(each -> each.atSeconds() < end).toList(), end);
  }

  /// One that came to its good end; as long as a run may be where none does.
  private double firstRun() {
    double limit = Math.min(is.timeout(), is.deadline());
    double ended = 1 - is.service().survival(limit);
    return ended > 0 ? is.service().draw(ended * random.nextDouble(Double.MIN_NORMAL, 1)) : limit;
  }

  private void fetch(double start) {
    double run = is.service().sample(random);
    boolean late = run > is.timeout();
    double length = late ? is.timeout() + is.grace() : run;
    boolean fails = random.nextDouble() < is.failures();
    boolean dies = random.nextDouble() < is.crashes();
    if (dies) {
      double latest = Math.min(Math.min(length, is.deadline()), is.lockStaleAfter());
      death(start, random.nextDouble() * latest);
    } else if (is.deadline() < length) {
      death(start, is.deadline());
    } else if (late || fails) {
      now = start + length;
      gate = now + pause();
    } else {
      publish(start + length, length);
    }
  }

  /// @param after the start of the run
  private void death(double start, double after) {
    now = start + is.freedAfter(after);
    gate = now;
  }

  private double pause() {
    double longest = is.retry().longest(++failures);
    return is.retry().jittered() ? longest * random.nextDouble() : longest;
  }

  private void publish(double at, double run) {
    now = at;
    failures = 0;
    gate = now + is.gateAfter(run);
    publishes.add(new Publish(at, is.ageAtPublication(run)));
  }
}
