package dev.freshline.reports.predict;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulasTest {
  private static double value(Quantity quantity, Protocol protocol, Workload workload) {
    return new Formulas(Situation.of(protocol, workload)).value(quantity);
  }

  /// The closed form for exponential runs and renders and a freshness beyond the cooldown.
  @ParameterizedTest
  @CsvSource({"90, 95, 20, 4", "90, 160, 20, 4", "60, 200, 5, 30", "1, 10, 20, 0.1"})
  void stale_exponentialRuns_isTheClosedForm(double c, double f, double run, double gap) {
    double mu = 1 / run;
    double lambda = 1 / gap;
    double y = f - c;
    double closed =
        (lambda * lambda * Math.exp(-mu * y) - mu * mu * Math.exp(-lambda * y))
            / (lambda * mu * (lambda - mu) * (c + run + gap));
    Protocol protocol = plain("cooldown=" + c + "s", "freshFor=" + f + "s");
    Workload workload = workload("exp:" + run + "s", "poisson:" + gap + "s");
    assertThat(value(Quantity.STALE, protocol, workload)).isCloseTo(closed, within(5e-7));
  }

  /// With sessions at random phases the wait is the least of N uniform times.
  @Test
  void cycle_periodicRenders_addsThePeriodOverSessionsAndOne() {
    Workload workload = workload("fixed:35s", "periodic:5s");
    assertThat(value(Quantity.CYCLE, plain(), workload))
        .isCloseTo(90 + 35 + 5.0 / 11, within(1e-9));
    double meanSquareX = 125 * 125 + 2 * 125 * 5.0 / 11 + 2 * 25 / (11.0 * 12);
    assertThat(value(Quantity.AGE_MEAN, plain(), workload))
        .isCloseTo(meanSquareX / 2 / (125 + 5.0 / 11), within(1e-9));
    // P(A > 126) = E(W - 1)+ / E X
    assertThat(value(Quantity.STALE, plain("freshFor=126s"), workload))
        .isCloseTo(5.0 / 11 * Math.pow(0.8, 11) / (125 + 5.0 / 11), within(1e-9));
  }

  /// `E X = C + E W + E B / p + (1 - p)/p E D`, attempts and busy time with it.
  @Test
  void cycle_timeoutsAndFailures_isTheFormulaOfMeans() {
    Protocol protocol = plain("fetchTimeout=30s", "killGrace=2s");
    Workload workload = workload("exp:20s", "poisson:4s", 0.1, 0, 0);
    double inTime = 1 - Math.exp(-1.5);
    double p = 0.9 * inTime;
    double busy = 20 * inTime + 2 * (1 - inTime);
    double cycle = 90 + 4 + busy / p + (1 - p) / p * (15 + 4);
    assertThat(value(Quantity.CYCLE, protocol, workload)).isCloseTo(cycle, within(1e-4));
    assertThat(value(Quantity.STALE, protocol, workload)).isCloseTo(1 - 60 / cycle, within(1e-6));
    assertThat(value(Quantity.RUNS, protocol, workload)).isCloseTo(3600 / p / cycle, within(1e-4));
    assertThat(value(Quantity.BUSY, protocol, workload))
        .isCloseTo(3600 * busy / p / cycle, within(1e-3));
  }

  @Test
  void busy_treeIsNotKilled_countsOrphans() {
    Workload workload = workload("exp:20s", "poisson:4s");
    Protocol kills = plain("fetchTimeout=30s");
    Protocol leaves = plain("fetchTimeout=30s", "killsTree=false");
    double runs = value(Quantity.RUNS, leaves, workload);
    assertThat(value(Quantity.BUSY, leaves, workload)).isCloseTo(20 * runs, within(1e-6));
    assertThat(value(Quantity.BUSY, kills, workload)).isLessThan(16 * runs);
  }

  @Test
  void pauses_growingBackoff_areSummedUpToTheCap() {
    Protocol protocol =
        Cases.changed(
            Profiles.named("freshline"), "cooldown=60s", "fetchTimeout=none", "killGrace=none");
    Workload workload = workload("fixed:10s", "poisson:4s", 0.5, 0, 0);
    // Pauses of 5, 10, 20, 40, 48, 48, ... s, half of them with full jitter.
    double pauses = 0;
    double[] longest = {5, 10, 20, 40};
    for (int i = 0; i < 4; i++) {
      pauses += Math.pow(0.5, i + 1) * longest[i] / 2;
    }
    pauses += Math.pow(0.5, 4) * 24;
    double cycle = 50 + 4 + 10 + (10 + 4) + pauses;
    assertThat(value(Quantity.CYCLE, protocol, workload)).isCloseTo(cycle, within(1e-3));
  }

  @Test
  void recovery_byLock_waitsForWhatFreesIt() {
    Workload workload = workload("fixed:20s", "poisson:4s");
    assertThat(value(Quantity.RECOVERY, plain("lock.kind=kernel"), workload))
        .isCloseTo(24, within(1e-9));
    // Dead in the middle of its 20 s on average, and free at 60.
    assertThat(value(Quantity.RECOVERY, plain("lock.staleAfter=60s"), workload))
        .isCloseTo(50 + 24, within(1e-9));
  }

  @Test
  void duplicates_waitersThatPoll_haveTheirOwnFormula() {
    Protocol protocol =
        plain(
            "lock.staleAfter=30s", "lock.stealsFromLiving=true", "wait.every=3s", "wait.count=15");
    Workload workload = workload("uniform:5s..40s", "poisson:1s", 0, 0, 4);
    // E[1 - (1 - min(1, (H - L)+/r))^w], H uniform: 1/35 of the integral from 30 to 40.
    double integral = 3 - 3.0 / 5 + 7;
    assertThat(value(Quantity.DUPLICATES, protocol, workload))
        .isCloseTo(integral / 35, within(1e-6));
  }

  @Test
  void duplicates_lockThatNobodyTakes_areNone() {
    Workload workload = workload("exp:20s", "poisson:1s");
    assertThat(value(Quantity.DUPLICATES, Profiles.named("freshline"), workload)).isZero();
    assertThat(value(Quantity.DUPLICATES, plain("lock.staleAfter=30s"), workload)).isZero();
    assertThat(
            value(
                Quantity.DUPLICATES,
                plain("lock.staleAfter=30s", "lock.stealsFromLiving=true", "lock.heartbeat=5s"),
                workload))
        .isZero();
  }

  /// The timeout and the stale age of a lock are the same: nobody overlaps by the letter.
  @Test
  void duplicates_staleAgeEqualToTheHold_areNone_andOneSecondLessAreSome() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    Protocol equal = plain("fetchTimeout=35s", "lock.staleAfter=35s", "lock.stealsFromLiving=true");
    assertThat(value(Quantity.DUPLICATES, equal, workload)).isZero();
    assertThat(value(Quantity.DUPLICATES, Cases.changed(equal, "killGrace=1s"), workload))
        .isCloseTo((1 - Math.exp(-1)) / 7, within(1e-9));
  }

  @Test
  void giveUps_uniformHold_isTheShareOfItsEnd() {
    Protocol protocol = plain("wait.every=3s", "wait.count=10");
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    // E(B - 30)+ / E B = (10^2 / 2 / 35) / 22.5
    assertThat(value(Quantity.GIVE_UPS, protocol, workload))
        .isCloseTo(50.0 / 35 / 22.5, within(1e-9));
    assertThat(value(Quantity.GIVE_UPS, plain(), workload)).isZero();
  }

  @Test
  void value_runsOverlap_leavesTheAgesToTheSimulation() {
    Workload workload = workload("exp:20s", "poisson:4s");
    assertThat(value(Quantity.STALE, Profiles.named("no-lock"), workload)).isNaN();
    assertThat(
            value(
                Quantity.CYCLE,
                plain("lock.staleAfter=30s", "lock.stealsFromLiving=true"),
                workload))
        .isNaN();
    assertThat(value(Quantity.CYCLE, plain(), workload("exp:20s", "bursty:4s,10m,50m"))).isNaN();
    Protocol waits = plain("wait.every=3s", "wait.count=5");
    assertThat(value(Quantity.CYCLE, waits, workload("exp:20s", "poisson:4s", 0, 0, 3))).isNaN();
    assertThat(value(Quantity.CYCLE, waits, workload)).isCloseTo(114, within(1e-6));
  }

  @Test
  void meanAge_runsWithoutAVariance_hasNone() {
    assertThat(value(Quantity.AGE_MEAN, plain(), workload("pareto:5s,1.5", "poisson:1s")))
        .isInfinite();
    assertThat(
            value(
                Quantity.AGE_MEAN,
                plain("fetchTimeout=40s"),
                workload("pareto:5s,1.5", "poisson:1s")))
        .isFinite();
  }

  @Test
  void quantile_isWhereTheShareIs() {
    Workload workload = workload("exp:20s", "poisson:4s");
    for (Quantity quantity : Quantity.values()) {
      if (quantity.isQuantile()) {
        double age = value(quantity, plain(), workload);
        double above =
            value(Quantity.STALE, plain("freshFor=" + Math.round(age * 1e9) + "ns"), workload);
        assertThat(above).isCloseTo(1 - quantity.probability(), within(1e-6));
      }
    }
  }
}
