package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.Map;

/// A predictor for tests: the formulas of the age over a hundred run times of equal weight, Poisson
/// demand, and failures that each cost their mean.
final class Sketch implements Predictor {
  private static final int RUNS = 100;
  private static final int FAILURES = 6;

  int asked;

  @Override
  public Prediction predict(Protocol protocol, Workload workload, long seed) {
    asked++;
    double gap = ((Demand.Poisson) workload.demand()).meanGapSeconds();
    double timeout = Times.seconds(protocol.fetchTimeout(), Double.POSITIVE_INFINITY);
    if (protocol.cooldown() == null
        || protocol.freshFor() == null
        || workload.service().survival(timeout) == 1) {
      return figures(null, null, null, null);
    }
    double[] runs = runs(workload, timeout);
    double success = (1 - workload.failures()) * (1 - workload.service().survival(timeout));
    double cooldown = Times.seconds(protocol.cooldown());
    double freshFor = Times.seconds(protocol.freshFor());
    double cut = workload.service().survival(timeout);
    double busy = (cut > 0 ? cut * timeout : 0) + (1 - cut) * mean(runs);
    double perFailure = busy + gap + delay(protocol);
    double stale = 0;
    double cycle = 0;
    double weights = 0;
    for (int i = 0; i < RUNS; i++) {
      for (int j = 0; j < RUNS; j++) {
        double gate =
            protocol.cooldownFrom() == Origin.END ? cooldown : Math.max(0, cooldown - runs[i]);
        double before = protocol.stampAt() == Origin.START ? runs[i] : 0;
        for (int k = 0; k < FAILURES; k++) {
          double weight = success * Math.pow(1 - success, k);
          double rest = gate + k * perFailure + runs[j];
          cycle += weight * (rest + gap);
          stale += weight * (late(freshFor - before - rest, gap) - Math.max(0, before - freshFor));
          weights += weight;
        }
      }
    }
    double perHour = 3600 / (success * cycle / weights);
    return figures(stale / cycle, cycle / weights, perHour, perHour * busy);
  }

  /// `E(W - d)+` of a wait without memory.
  private static double late(double d, double gap) {
    return d <= 0 ? gap - d : gap * Math.exp(-d / gap);
  }

  private static double delay(Protocol protocol) {
    return protocol.backoff() == null ? 0 : Times.seconds(protocol.backoff().base(), 0) / 2;
  }

  private static double[] runs(Workload workload, double timeout) {
    double within = 1 - workload.service().survival(timeout);
    double[] runs = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      runs[i] = workload.service().quantile(within * (i + 0.5) / RUNS);
    }
    return runs;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static Prediction figures(
      @org.jspecify.annotations.Nullable Double stale,
      @org.jspecify.annotations.Nullable Double cycle,
      @org.jspecify.annotations.Nullable Double runs,
      @org.jspecify.annotations.Nullable Double busy) {
    return new Prediction(
        figure(cycle),
        null,
        null,
        Map.of(),
        figure(stale),
        null,
        figure(runs),
        figure(busy),
        figure(busy),
        Figure.exact(0),
        null,
        null,
        null);
  }

  private static @org.jspecify.annotations.Nullable Figure figure(
      @org.jspecify.annotations.Nullable Double value) {
    return value == null ? null : Figure.exact(value);
  }
}
