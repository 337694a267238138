package dev.freshline.reports.recommend;

import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Jitter;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A simulation of a consistent protocol that shares nothing with the model: one refresh after the
/// other, each begun by the first render after the gate has opened.
final class Naive {
  private final Protocol protocol;
  private final Distribution service;
  private final double gap;
  private final double failures;
  private final SplittableRandom random;
  private double stale;
  private double time;
  private double squares;

  private Naive(
      Protocol protocol, Distribution service, Demand demand, double failures, long seed) {
    this.protocol = protocol;
    this.service = service;
    this.gap = ((Demand.Poisson) demand).meanGapSeconds();
    this.failures = failures;
    this.random = new SplittableRandom(seed);
  }

  /// Share of time at which the figure is stale, with the standard error of it.
  record Stale(double share, double error) {}

  static Stale stale(
      Protocol protocol,
      Distribution service,
      Demand demand,
      double failures,
      int cycles,
      long seed) {
    return new Naive(protocol, service, demand, failures, seed).play(cycles);
  }

  private Stale play(int cycles) {
    double[] staleOf = new double[cycles];
    double[] lengthOf = new double[cycles];
    double freshFor = Times.seconds(required(protocol.freshFor()));
    double cooldown = Times.seconds(required(protocol.cooldown()));
    double began = 0;
    double published = 0;
    for (int i = 0; i < cycles; i++) {
      double stamp = protocol.stampAt() == Origin.START ? began : published;
      double gate =
          Math.max(
              published, (protocol.cooldownFrom() == Origin.START ? began : published) + cooldown);
      if (protocol.gate() == Gate.STALE_FIRST) {
        gate = Math.min(gate, Math.max(published, stamp + freshFor));
      }
      double start = gate + wait(random);
      double run = service.sample(random);
      for (int failed = 0; fails(run); failed++) {
        start += lasts(run) + delay(failed);
        start += wait(random);
        run = service.sample(random);
      }
      double next = start + run;
      staleOf[i] = Math.max(0, next - Math.max(published, stamp + freshFor));
      lengthOf[i] = next - published;
      stale += staleOf[i];
      time += lengthOf[i];
      began = start;
      published = next;
    }
    double share = stale / time;
    for (int i = 0; i < cycles; i++) {
      double residual = staleOf[i] - share * lengthOf[i];
      squares += residual * residual;
    }
    return new Stale(share, Math.sqrt(squares / cycles) / Math.sqrt(cycles) / (time / cycles));
  }

  private double wait(SplittableRandom source) {
    return -gap * Math.log(1 - source.nextDouble());
  }

  private boolean fails(double run) {
    return run > timeout() || (failures > 0 && random.nextDouble() < failures);
  }

  private double lasts(double run) {
    double grace = protocol.killGrace() == null ? 0 : Times.seconds(protocol.killGrace());
    return run > timeout() ? timeout() + grace : run;
  }

  private double timeout() {
    return Times.seconds(protocol.fetchTimeout(), Double.POSITIVE_INFINITY);
  }

  private double delay(int failuresBefore) {
    Backoff backoff = protocol.backoff();
    if (backoff == null) {
      return 0;
    }
    double grown = Times.seconds(backoff.base(), 0) * Math.pow(backoff.factor(), failuresBefore);
    double bound = Math.min(grown, Times.seconds(backoff.cap(), Double.POSITIVE_INFINITY));
    return backoff.jitter() == Jitter.FULL ? bound * random.nextDouble() : bound;
  }

  private static Duration required(@Nullable Duration duration) {
    if (duration == null) {
      throw new IllegalArgumentException("expected a duration, found none");
    }
    return duration;
  }
}
