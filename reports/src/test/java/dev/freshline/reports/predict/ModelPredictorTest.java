package dev.freshline.reports.predict;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.there;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.predict.Figure.Method;
import dev.freshline.reports.predict.sim.Conditions;
import dev.freshline.reports.predict.sim.Precision;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.DurationsFile;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModelPredictorTest {
  static final List<String> PROFILES = Profiles.NAMES;

  private static Workload observed(double rate, int gaps, int n, long seed) {
    var random = new SplittableRandom(seed);
    List<Sample.Run> runs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      runs.add(new Sample.Run(5 + 35 * random.nextDouble(), false));
    }
    var sample = new Sample(runs, "test");
    return new Workload(
        Empirical.of(sample), sample, new Demand.Poisson(rate, gaps), 0, 0, 10, 0, 1);
  }

  @Test
  void predict_sameSeed_givesTheSameFigures() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s", 0, 0, 4);
    var predictor = new ModelPredictor();
    Prediction first = predictor.predict(Profiles.named("review"), workload, 5);
    assertThat(predictor.predict(Profiles.named("review"), workload, 5)).isEqualTo(first);
    assertThat(predictor.predict(Profiles.named("review"), workload, 6)).isNotEqualTo(first);
  }

  @Test
  void predict_noLock_saysHowItWasFound() {
    Prediction found =
        new ModelPredictor()
            .predict(Profiles.named("no-lock"), workload("uniform:5s..40s", "poisson:1s"), 1);
    assertThat(there(found.staleFraction()).method()).isEqualTo(Method.SIMULATION);
    assertThat(there(found.duplicatesPerRun()).value()).isGreaterThan(5);
  }

  /// All profiles get an answer under the usual workload, and formulas and simulation agree on it.
  @ParameterizedTest
  @FieldSource("PROFILES")
  void predict_eachProfile_agreesWithItself(String name) {
    Workload workload =
        workload("mix:0.9*lognormal:8s,0.6+0.1*uniform:35s..60s", "poisson:2s", 0.02, 0.001, 0);
    Prediction found = new ModelPredictor().predict(Profiles.named(name), workload, 1);
    assertThat(found.mismatches()).isEmpty();
  }

  /// The twin of agreement: a slower machine than the formulas know of is noticed by whoever
  /// compares.
  @Test
  void predict_conditionsOfTheMachine_areSimulated() {
    Workload workload = workload("exp:20s", "poisson:15s");
    Protocol protocol = plain("lock.staleAfter=30s", "lock.stealsFromLiving=true");
    var loaded = new ModelPredictor(Precision.USUAL, true, new Conditions(1, 0, 0));
    Prediction found = loaded.predict(protocol, workload, 1);
    assertThat(there(found.duplicatesPerRun()).method()).isEqualTo(Method.SIMULATION);
    Prediction quiet = new ModelPredictor().predict(protocol, workload, 1);
    assertThat(there(found.busySecondsPerHour()).value())
        .isGreaterThan(there(quiet.busySecondsPerHour()).high());
  }

  @Test
  void predict_openKeys_voidsWhatDependsOnThem() {
    Workload workload = workload("uniform:5s..40s", "poisson:1s");
    Prediction found = new ModelPredictor().predict(Profiles.named("client-go"), workload, 1);
    assertThat(found.cycleSeconds()).isNull();
    assertThat(found.staleFraction()).isNull();
    assertThat(found.ageQuantilesSeconds()).isEmpty();
    assertThat(found.giveUpFraction()).isNull();
    assertThat(there(found.duplicatesPerRun())).isEqualTo(Figure.exact(0));
    assertThat(found.assumptions())
        .contains(
            "deadline is left open: taken as none",
            "gate is left open: taken as cooldown-first",
            "fencedPublish is left open: taken as false");
  }

  @Test
  void predict_openChoice_isTakenForGrantedAndSaid() {
    Protocol plain = plain();
    Protocol open = open(plain, plain.freshFor(), "lock.stealsFromLiving", "wait.rereads");
    Prediction found =
        new ModelPredictor().predict(open, workload("uniform:5s..40s", "poisson:1s"), 1);
    assertThat(found.assumptions())
        .containsExactly(
            "lock.stealsFromLiving is left open: taken as false",
            "wait.rereads is left open: taken as false");
  }

  @Test
  void predict_openFreshness_voidsTheStaleShareAlone() {
    Protocol open = open(plain(), null, "freshFor");
    Prediction found =
        new ModelPredictor().predict(open, workload("uniform:5s..40s", "poisson:1s"), 1);
    assertThat(found.staleFraction()).isNull();
    assertThat(there(found.cycleSeconds()).value()).isGreaterThan(100);
  }

  private static Protocol open(Protocol is, @Nullable Duration freshFor, String... keys) {
    return new Protocol(
        is.name(),
        is.cooldown(),
        is.cooldownFrom(),
        is.gate(),
        freshFor,
        is.criticalAfter(),
        is.stampAt(),
        is.freshFlag(),
        is.fetchTimeout(),
        is.killGrace(),
        is.killsTree(),
        is.backoff(),
        is.lock(),
        is.waiting(),
        is.deadline(),
        is.fencedPublish(),
        is.publishInsideLock(),
        is.aliases(),
        Set.of(keys),
        is.notes());
  }

  @Test
  void predict_noFreshness_isNeverStale() {
    Prediction found =
        new ModelPredictor()
            .predict(plain("freshFor=none"), workload("uniform:5s..40s", "poisson:1s"), 1);
    assertThat(there(found.staleFraction())).isEqualTo(Figure.exact(0));
  }

  @Test
  void predict_nothingEverSucceeds_isAlwaysStale() {
    Prediction found =
        new ModelPredictor()
            .predict(plain("fetchTimeout=20s"), workload("fixed:30s", "poisson:1s"), 1);
    assertThat(there(found.staleFraction()).value()).isEqualTo(1);
    assertThat(found.cycleSeconds()).isNull();
    // An attempt each 20 s of run, 15 s of backoff and 1 s of wait.
    assertThat(there(found.runsPerHour()).value()).isBetween(99.0, 101.0);
    assertThat(there(found.busySecondsPerHour()).value()).isBetween(20 * 99.0, 20 * 101.0);
    assertThat(there(found.cpuSecondsPerHour()).value()).isBetween(20 * 99.0, 20 * 101.0);
  }

  @Test
  void predict_runsPileUp_saysWhereTheSimulationEnded() {
    Protocol endless = Cases.changed(Profiles.named("no-lock"), "fetchTimeout=none");
    Prediction found =
        new ModelPredictor().predict(endless, workload("fixed:10h", "poisson:100ms"), 1);
    assertThat(found.assumptions())
        .containsExactly("the simulation ended with 65536 runs alive at once: taken to go on so");
  }

  @Test
  void retry_aDelayOf0Doubles_staysNone() {
    Protocol protocol = plain("backoff.base=0s", "backoff.factor=2", "backoff.cap=none");
    Situation is = Situation.of(protocol, workload("fixed:30s", "poisson:1s"));
    assertThat(is.retry().longest(2_000)).isZero();
  }

  @Test
  void predict_runsThatNeverEnd_haveNoLoad() {
    Sample cut = DurationsFile.parse("50\n60+\n", "test");
    var endless = new Workload(Empirical.of(cut), null, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    Prediction found =
        new ModelPredictor().predict(plain("fetchTimeout=20s", "killsTree=false"), endless, 1);
    assertThat(there(found.staleFraction()).value()).isEqualTo(1);
    assertThat(found.busySecondsPerHour()).isNull();
  }

  /// Most runs succeed, so that all else is known.
  @Test
  void predict_someRunsNeverEnd_haveNoLoad() {
    Sample cut = DurationsFile.parse("8\n9\n10\n11\n35+\n", "test");
    var workload = new Workload(Empirical.of(cut), cut, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    var predictor = new ModelPredictor();
    Prediction orphans =
        predictor.predict(plain("fetchTimeout=35s", "killsTree=false"), workload, 1);
    assertThat(orphans.cycleSeconds()).isNotNull();
    assertThat(orphans.busySecondsPerHour()).isNull();
    assertThat(orphans.cpuSecondsPerHour()).isNull();
    Prediction ended = predictor.predict(plain("fetchTimeout=35s"), workload, 1);
    assertThat(ended.cpuSecondsPerHour()).isNotNull();
  }

  @Test
  void predict_lockOfTheDeadIsNeverFree_hasNoRecovery() {
    Prediction found =
        new ModelPredictor()
            .predict(plain("lock.kind=mkdir"), workload("fixed:30s", "poisson:1s", 0, 0.1, 0), 1);
    assertThat(found.recoverySeconds()).isNull();
    assertThat(found.cycleSeconds()).isNull();
    assertThat(there(found.staleFraction()).value()).isEqualTo(1);
  }

  @Test
  void predict_sample_hasIntervalsThatShrinkWithIt() {
    var predictor = new ModelPredictor();
    Figure few = there(predictor.predict(plain(), observed(1, 0, 60, 1), 1).cycleSeconds());
    Figure many = there(predictor.predict(plain(), observed(1, 0, 960, 1), 1).cycleSeconds());
    assertThat(few.high() - few.low()).isGreaterThan(2 * (many.high() - many.low()));
    // The error of a mean of 60 uniform times: 35 / sqrt(12 * 60) = 1.3 s.
    assertThat(few.high() - few.low()).isBetween(2 * 1.96 * 1.0, 2 * 1.96 * 1.7);
  }

  @Test
  void predict_estimatedDemand_addsItsOwnUncertainty() {
    var predictor = new ModelPredictor();
    Figure given = there(predictor.predict(plain(), observed(60, 0, 500, 1), 1).cycleSeconds());
    Figure guessed = there(predictor.predict(plain(), observed(60, 25, 500, 1), 1).cycleSeconds());
    assertThat(guessed.high() - guessed.low()).isGreaterThan(5 * (given.high() - given.low()));
  }

  @Test
  void predict_simulatedFigureOfASample_hasBothUncertainties() {
    Protocol robbed = plain("lock.staleAfter=30s", "lock.stealsFromLiving=true");
    Figure sampled =
        there(new ModelPredictor().predict(robbed, observed(1, 0, 100, 1), 1).staleFraction());
    Figure given =
        there(
            new ModelPredictor()
                .predict(robbed, workload("uniform:5s..40s", "poisson:1s"), 1)
                .staleFraction());
    assertThat(sampled.method()).isEqualTo(Method.SIMULATION);
    assertThat(sampled.high() - sampled.low()).isGreaterThan(2 * (given.high() - given.low()));
  }

  /// Nobody saw a run beyond the sample, and still it may exist: the upper end says so, up to 3 /
  /// n.
  @Test
  void predict_tailNobodySaw_raisesTheUpperEnd() {
    Protocol protocol = plain("fetchTimeout=10m", "freshFor=200s");
    Figure stale =
        there(new ModelPredictor().predict(protocol, observed(1, 0, 100, 1), 1).staleFraction());
    assertThat(stale.value()).isLessThan(1e-6);
    assertThat(stale.high()).isGreaterThan(0.01);
  }

  @Test
  void predict_longestRunsCutOff_needsATimeout() {
    Sample cut = DurationsFile.parse("8\n9\n10\n11\n35+\n", "test");
    var workload = new Workload(Empirical.of(cut), cut, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    assertThat(new ModelPredictor().predict(plain(), workload, 1).cycleSeconds()).isNull();
    assertThat(new ModelPredictor().predict(plain("fetchTimeout=35s"), workload, 1).cycleSeconds())
        .isNotNull();
  }

  /// Without the one run that came to its end nothing is known of run times: the jackknife does
  /// without that group.
  @Test
  void predict_oneRunThatWasNotCutOff_isEnough() {
    Sample cut = DurationsFile.parse("20\n35+\n35+\n", "test");
    var workload = new Workload(Empirical.of(cut), cut, new Demand.Poisson(1), 0, 0, 10, 0, 1);
    Figure cycle =
        there(new ModelPredictor().predict(plain("fetchTimeout=35s"), workload, 1).cycleSeconds());
    assertThat(cycle.low()).isLessThan(cycle.value());
    assertThat(cycle.high()).isGreaterThan(cycle.value());
  }

  @Test
  void quick_formulasAreEnough_givesTheSameFormulas() {
    Workload workload = workload("exp:20s", "poisson:4s");
    assertThat(ModelPredictor.quick().predict(plain(), workload, 1))
        .isEqualTo(new ModelPredictor().predict(plain(), workload, 1));
  }
}
