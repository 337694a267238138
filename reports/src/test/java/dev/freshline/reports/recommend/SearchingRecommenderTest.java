package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.billing.Timings;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SearchingRecommenderTest {
  private static final Workload REVIEWED = Cases.workload("uniform:5s..40s", 1);

  @Test
  void recommend_review_repairsThePairBothWays() {
    Advised advised = advised(Cases.recommend(Profiles.named("review"), REVIEWED));

    Proposal kept = repair(advised, "keep freshness");
    assertThat(kept.protocol().freshFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(seconds(kept.protocol().cooldown())).isBetween(78.0, 90.0);
    Proposal longer = repair(advised, "keep cooldown");
    assertThat(longer.protocol().cooldown()).isEqualTo(Duration.ofMinutes(5));
    assertThat(seconds(longer.protocol().freshFor())).isBetween(320.0, 345.0);
    assertThat(value(longer.prediction().runsPerHour()))
        .isLessThan(value(kept.prediction().runsPerHour()) / 2);
  }

  /// The theory's own figures for the two repairs, with hardly anything stale.
  @Test
  void predict_theTwoRepairsOfTheTheory_costAsItSays() {
    Prediction kept = predict("cooldown=78s", "freshFor=120s");
    assertThat(value(kept.runsPerHour())).isCloseTo(35.5, within(0.05));
    assertThat(value(kept.staleFraction())).isLessThan(1e-4);
    Prediction longer = predict("cooldown=300s", "freshFor=345s");
    assertThat(value(longer.runsPerHour())).isCloseTo(11.1, within(0.05));
    assertThat(value(longer.staleFraction())).isLessThan(1e-4);
  }

  @Test
  void recommend_everyProfile_breaksNoRule() {
    for (String name : Profiles.NAMES) {
      Advised advised = advised(Cases.recommend(Profiles.named(name), REVIEWED));
      assertBreaksNothing(name, advised.best(), REVIEWED, Budget.DEFAULT);
      for (Proposal repair : advised.repairs()) {
        assertBreaksNothing(name, repair, REVIEWED, Budget.DEFAULT);
      }
    }
  }

  @Test
  void recommend_freshline_changesItsOwnKeysOnly() {
    Advised advised =
        advised(Cases.recommend(Profiles.named("freshline"), Cases.workload("exp:3s", 1)));
    assertThat(advised.best().choices())
        .extracting(Choice::key)
        .isSubsetOf("fetchTimeout", "killGrace", "cooldown", "freshFor", "criticalAfter");
    Protocol best = advised.best().protocol();
    var timings =
        new Timings(
            Objects.requireNonNull(best.fetchTimeout()),
            Objects.requireNonNull(best.killGrace()),
            Objects.requireNonNull(best.cooldown()),
            Objects.requireNonNull(best.freshFor()),
            Objects.requireNonNull(best.criticalAfter()));
    assertThat(timings.freshFor()).isEqualTo(Duration.ofSeconds(150));
    assertThat(best.lock()).isEqualTo(Profiles.named("freshline").lock());
  }

  @Test
  void recommend_cleanLockAlone_leavesItAsItIs() {
    Protocol clean = Profiles.named("client-go");
    Advised advised = advised(Cases.recommend(clean, Cases.workload("lognormal:300ms,0.8", 1)));
    assertThat(new Sheet(advised.best().protocol()).keysUnlike(new Sheet(clean))).isEmpty();
    assertThat(advised.evidence().getFirst()).contains("lock alone");
  }

  @Test
  void recommend_cleanAndCheap_smallestEditIsNone() {
    Protocol clean = Profiles.named("freshline");
    Advised advised = advised(Cases.recommend(clean, Cases.workload("exp:3s", 1)));
    assertThat(new Sheet(repair(advised, "smallest edit").protocol()).keysUnlike(new Sheet(clean)))
        .isEmpty();
  }

  /// Runs so short that the timeout of those that were not seen outweighs them a hundredfold.
  @Test
  void recommend_fewQuickRuns_findsWhatMoreOfThemFind() {
    for (int runs : new int[] {59, 80, 120, 300}) {
      Advised advised =
          advised(
              Cases.recommend(
                  Profiles.named("freshline"), Cases.observed("uniform:150ms..650ms", runs, 7, 1)));
      assertThat(value(advised.best().prediction().runsPerHour()))
          .as("runs an hour after %d observations", runs)
          .isLessThan(35);
    }
  }

  @Test
  void recommend_fiftyRuns_isInsufficientAndSaysHowManyAreMissing() {
    var told =
        Cases.recommend(Profiles.named("review"), Cases.observed("uniform:5s..40s", 50, 4, 1));
    assertThat(told).isInstanceOf(InsufficientEvidence.class);
    var evidence = (InsufficientEvidence) told;
    assertThat(evidence.found()).isEqualTo(50);
    assertThat(evidence.needed()).isEqualTo(59);
    assertThat(evidence.missing()).isEqualTo(9);
  }

  @Test
  void recommend_boundFallsOnARunThatWasCutOff_isInsufficient() {
    List<Sample.Run> runs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      runs.add(i < 68 ? new Sample.Run(5 + i / 4.0, false) : new Sample.Run(35, true));
    }
    var sample = new Sample(runs, "a test");
    var told =
        Cases.recommend(Profiles.named("review"), Cases.workload(Empirical.of(sample), sample, 1));
    assertThat(told).isInstanceOf(InsufficientEvidence.class);
    assertThat(((InsufficientEvidence) told).missing()).isPositive();
  }

  @Test
  void recommend_givenDistribution_needsNoData() {
    assertThat(Cases.recommend(Profiles.named("review"), Cases.workload("exp:6s", 4)))
        .isInstanceOf(Advised.class);
  }

  @Test
  void recommend_noLoadAllowed_namesTheBudgetAlone() {
    var told =
        Cases.recommend(Profiles.named("review"), REVIEWED, new Budget(0.01, 0.05, 0.001, 1e-6, 2));
    assertThat(told).isInstanceOf(Infeasible.class);
    assertThat(((Infeasible) told).rules()).containsExactly(Codes.LOAD_BUDGET);
    assertThat(((Infeasible) told).relaxation()).hasSize(1);
  }

  @Test
  void recommend_promiseTooDear_isWeakenedAsLittleAsPossible() {
    Advised advised =
        advised(
            Cases.recommend(
                Profiles.named("review"), REVIEWED, new Budget(0.01, 0.05, 0.001, 0.1, 2)));
    assertThat(seconds(advised.best().protocol().freshFor())).isBetween(200.0, 260.0);
    assertThat(advised.evidence()).anyMatch(line -> line.contains("cannot be kept"));
  }

  /// What formulas do not see is seen by the prediction, and the search yields to it.
  @Test
  void recommend_predictionIsWorseThanTheFormula_cooldownGivesWay() {
    Predictor doubting =
        (protocol, workload, seed) ->
            doubled(new ModelPredictor().predict(protocol, workload, seed));
    Subject subject = Cases.subject(Profiles.named("review"), REVIEWED, Budget.DEFAULT);
    var doubted =
        advised(
            new SearchingRecommender(Rules.ALL, doubting, ModelPredictor.quick())
                .recommend(subject, Cases.SEED));
    var trusted = advised(Cases.recommend(Profiles.named("review"), REVIEWED));
    assertThat(doubted.best().protocol().cooldown())
        .isLessThan(trusted.best().protocol().cooldown());
    assertThat(value(doubted.best().prediction().staleFraction())).isLessThanOrEqualTo(0.01);
  }

  @Test
  void recommend_twice_saysTheSame() {
    Workload observed = Cases.observed("uniform:5s..40s", 80, 5, 1);
    Recommendation first = Cases.recommend(Profiles.named("review"), observed);
    assertThat(Cases.recommend(Profiles.named("review"), observed)).isEqualTo(first);
  }

  @Test
  void recommend_observedRuns_leavesRoomForWhatWasNotSeen() {
    Workload observed = Cases.observed("uniform:5s..40s", 200, 6, 1);
    Advised advised = advised(Cases.recommend(Profiles.named("review"), observed));
    Figure stale = Objects.requireNonNull(advised.best().prediction().staleFraction());
    assertThat(stale.high()).isBetween(stale.value(), 0.01);
    assertBreaksNothing("observed", advised.best(), observed, Budget.DEFAULT);
  }

  @Test
  void advised_front_isCheaperOrFresherButNeverNeither() {
    Advised advised = advised(Cases.recommend(Profiles.named("review"), REVIEWED));
    for (int i = 1; i < advised.front().size(); i++) {
      var cheaper = advised.front().get(i - 1);
      var fresher = advised.front().get(i);
      assertThat(cheaper.cpuSecondsPerHour()).isLessThan(fresher.cpuSecondsPerHour());
      assertThat(cheaper.staleFraction()).isGreaterThan(fresher.staleFraction());
    }
    assertThat(advised.map()).hasSizeGreaterThan(300);
  }

  @Test
  void choice_ofTheCooldown_saysWhatATenthMoreWouldBreak() {
    Advised advised = advised(Cases.recommend(Profiles.named("review"), REVIEWED));
    Choice cooldown =
        advised.best().choices().stream()
            .filter(each -> each.key().equals("cooldown"))
            .findFirst()
            .orElseThrow();
    assertThat(cooldown.old()).isEqualTo("5m");
    assertThat(cooldown.bindingRule()).isEqualTo(Codes.FRESH_COVERS_CYCLE);
    assertThat(cooldown.price()).contains("+10 %: breaks FRESH_COVERS_CYCLE").contains("-10 %: 35");
  }

  /// A terminal without anything but ASCII is shown prices too.
  @Test
  void choice_each_hasAPriceOfPlainLetters() {
    Advised advised = advised(Cases.recommend(Profiles.named("review"), REVIEWED));
    assertThat(advised.best().choices())
        .extracting(Choice::price)
        .allMatch(price -> price.matches("\\p{ASCII}*"))
        .contains("-10 % or +10 %: no difference");
  }

  private static Prediction predict(String cooldown, String freshFor) {
    Protocol protocol =
        Cases.protocol(
            "no-lock",
            cooldown,
            freshFor,
            "lock.kind=kernel",
            "killsTree=true",
            "fetchTimeout=none");
    return new ModelPredictor().predict(protocol, REVIEWED, Cases.SEED);
  }

  private static Prediction doubled(Prediction p) {
    Figure stale = Objects.requireNonNull(p.staleFraction());
    return new Prediction(
        p.cycleSeconds(),
        p.ageMeanSeconds(),
        p.agePeakMeanSeconds(),
        p.ageQuantilesSeconds(),
        Figure.exact(Math.min(1, 2 * stale.value())),
        p.criticalFraction(),
        p.runsPerHour(),
        p.busySecondsPerHour(),
        p.cpuSecondsPerHour(),
        p.duplicatesPerRun(),
        p.duplicatesPerDay(),
        p.giveUpFraction(),
        p.recoverySeconds());
  }

  private static void assertBreaksNothing(
      String name, Proposal proposal, Workload workload, Budget budget) {
    var subject =
        new Subject(proposal.protocol(), Map.of(), workload, proposal.prediction(), budget);
    assertThat(Rules.check(subject))
        .as("%s, %s", name, proposal.name())
        .noneMatch(finding -> finding.status() == Status.FAIL);
  }

  private static Advised advised(Recommendation recommendation) {
    assertThat(recommendation).isInstanceOf(Advised.class);
    return (Advised) recommendation;
  }

  private static Proposal repair(Advised advised, String name) {
    return advised.repairs().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double value(@Nullable Figure figure) {
    return Objects.requireNonNull(figure).value();
  }

  private static double seconds(@Nullable Duration duration) {
    return Times.seconds(Objects.requireNonNull(duration));
  }
}
