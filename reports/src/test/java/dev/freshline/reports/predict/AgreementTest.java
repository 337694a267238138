package dev.freshline.reports.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.predict.sim.Simulated;
import dev.freshline.reports.predict.sim.Simulation;
import dev.freshline.reports.statistics.Proportion;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Formulas and simulation know nothing of each other, and agree on settings that nobody chose.
class AgreementTest {
  private static final int CASES = 40;
  private static final List<String> SERVICES =
      List.of(
          "exp:20s",
          "uniform:5s..40s",
          "lognormal:12s,0.6",
          "fixed:30s",
          "weibull:20s,1.5",
          "mix:0.8*lognormal:8s,0.5+0.2*uniform:30s..50s");
  private static final List<String> ARRIVALS =
      List.of("poisson:1s", "poisson:7s", "poisson:40s", "periodic:5s", "periodic:61s");

  /// One figure by both ways.
  private record Pair(String what, double formula, Figure simulated) {
    boolean agrees() {
      return simulated.low() <= formula && formula <= simulated.high();
    }
  }

  private static List<Pair> pairs(DoubleUnaryOperator defect) {
    var random = new SplittableRandom(23);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Protocol protocol = protocol(random);
      Workload workload = workload(random);
      Situation is = Situation.of(protocol, workload);
      var formulas = new Formulas(is);
      Simulated simulated =
          new Simulation(is, Conditions.NONE, i).run(new Precision(0.002, 0.02, 5_000, 200_000));
      for (Quantity quantity : Quantity.values()) {
        double formula = formulas.value(quantity);
        Figure found = Estimates.of(quantity, simulated);
        if (Double.isFinite(formula) && found != null && formula > 0.001) {
          String what = quantity + " of " + workload + " under " + protocol;
          pairs.add(new Pair(what, defect.applyAsDouble(formula), found));
        }
      }
    }
    return pairs;
  }

  private static Protocol protocol(SplittableRandom random) {
    return Cases.plain(
        "cooldown=" + random.nextInt(200) + "s",
        "cooldownFrom=" + (random.nextBoolean() ? "start" : "end"),
        "gate=" + (random.nextBoolean() ? "stale-first" : "cooldown-first"),
        "stampAt=" + (random.nextBoolean() ? "start" : "end"),
        "freshFor=" + (20 + random.nextInt(200)) + "s",
        "criticalAfter=" + (100 + random.nextInt(200)) + "s",
        "fetchTimeout=" + (random.nextBoolean() ? "none" : (25 + random.nextInt(40)) + "s"),
        "killGrace=" + random.nextInt(4) + "s",
        "lock.kind=" + List.of("kernel", "pidfile", "mkdir", "lease").get(random.nextInt(4)),
        "lock.staleAfter=" + (40 + random.nextInt(60)) + "s",
        "deadline=" + (random.nextInt(4) == 0 ? "45s" : "none"));
  }

  private static Workload workload(SplittableRandom random) {
    return Cases.workload(
        SERVICES.get(random.nextInt(SERVICES.size())),
        ARRIVALS.get(random.nextInt(ARRIVALS.size())),
        random.nextBoolean() ? 0 : random.nextDouble() * 0.4,
        random.nextBoolean() ? 0 : random.nextDouble() * 0.2,
        0);
  }

  private static double missed(List<Pair> pairs) {
    long missed = pairs.stream().filter(pair -> !pair.agrees()).count();
    return Proportion.interval(missed, pairs.size(), 0.999).low();
  }

  /// Each 95 % interval may miss once in twenty; the figures of one case hang together, so the
  /// count of misses varies more than that of independent ones.
  @Test
  void formulas_randomSettings_lieWithinTheSimulationsIntervals() {
    List<Pair> pairs = pairs(formula -> formula);
    assertThat(pairs).hasSizeGreaterThan(8 * CASES);
    assertThat(missed(pairs)).isLessThan(0.05);
    for (Pair pair : pairs) {
      double half = (pair.simulated.high() - pair.simulated.low()) / 2;
      assertThat(Math.abs(pair.formula - pair.simulated.value()))
          .as(pair.what)
          .isLessThan(2.5 * half + 1e-6);
    }
  }

  /// The twin: a formula that is 2 % off is caught.
  @Test
  void formulas_twoPercentOff_doNot() {
    assertThat(missed(pairs(formula -> formula * 1.02))).isGreaterThan(0.2);
  }
}
