package dev.freshline.reports.predict;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CooldownSurfaceTest {
  private static CooldownSurface surface(Protocol protocol, Workload workload) {
    CooldownSurface surface = CooldownSurface.of(protocol, workload);
    if (surface == null) {
      throw new AssertionError("expected a formula for " + protocol);
    }
    return surface;
  }

  private static Workload observed(int n, long seed) {
    var random = new SplittableRandom(seed);
    List<Sample.Run> runs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      runs.add(new Sample.Run(5 + 35 * random.nextDouble(), false));
    }
    var sample = new Sample(runs, "test");
    return new Workload(Empirical.of(sample), sample, new Demand.Poisson(1), 0, 0, 10, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({"end, end", "end, start", "start, end", "start, start"})
  void at_anyPair_isWhatThePredictorSays(String cooldownFrom, String stampAt) {
    Protocol protocol = plain("cooldownFrom=" + cooldownFrom, "stampAt=" + stampAt);
    Workload workload = observed(300, 3);
    CooldownSurface surface = surface(protocol, workload);
    for (int cooldown = 0; cooldown <= 300; cooldown += 50) {
      for (int freshFor = 30; freshFor <= 330; freshFor += 50) {
        Protocol pair =
            Cases.changed(protocol, "cooldown=" + cooldown + "s", "freshFor=" + freshFor + "s");
        var formulas = new Formulas(Situation.of(pair, workload));
        CooldownSurface.Point point = surface.at(cooldown, freshFor);
        assertThat(point.staleFraction()).isCloseTo(formulas.value(Quantity.STALE), within(1e-6));
        assertThat(point.cycleSeconds()).isCloseTo(formulas.value(Quantity.CYCLE), within(1e-6));
        assertThat(point.runsPerHour()).isCloseTo(formulas.value(Quantity.RUNS), within(1e-5));
        assertThat(point.busySecondsPerHour())
            .isCloseTo(formulas.value(Quantity.BUSY), within(1e-4));
      }
    }
  }

  /// The formula of the mean over observations, written out.
  @Test
  void at_endToEnd_isTheMeanOverTheObservations() {
    Workload workload = observed(300, 4);
    CooldownSurface surface = surface(plain(), workload);
    double stale = 0;
    double runs = 0;
    for (Sample.Run run : ((Empirical) workload.service()).sample().runs()) {
      double d = 120 - 100 - run.seconds();
      stale += d <= 0 ? 1 - d : Math.exp(-d);
      runs += run.seconds();
    }
    assertThat(surface.at(100, 120).staleFraction())
        .isCloseTo(stale / 300 / (100 + 1 + runs / 300), within(1e-7));
  }

  @Test
  void of_noFormula_isNull() {
    assertThat(CooldownSurface.of(Profiles.named("no-lock"), workload("exp:20s", "poisson:1s")))
        .isNull();
  }

  @Test
  void at_noCooldownOrNoFreshness_followsTheOther() {
    CooldownSurface surface = surface(plain(), workload("fixed:20s", "poisson:4s"));
    assertThat(surface.at(Double.NaN, 60).cycleSeconds()).isCloseTo(84, within(1e-9));
    assertThat(surface.at(60, Double.POSITIVE_INFINITY).staleFraction()).isZero();
  }
}
