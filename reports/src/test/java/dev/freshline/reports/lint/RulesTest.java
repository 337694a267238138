package dev.freshline.reports.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.workload.Sample.Run;
import dev.freshline.stress.protocol.Profiles;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Each rule with a protocol that passes, one that fails, one that leaves open what decides, and
/// both sides of its boundary.
class RulesTest {
  static final List<Rule> ALL = Rules.ALL;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        // 300 s + 3 s + a run of at most 35 s
        "FRESH_COVERS_CYCLE | review | | FAIL | -218s",
        "FRESH_COVERS_CYCLE | review | freshFor=337.9s | FAIL | -0.1s",
        "FRESH_COVERS_CYCLE | review | freshFor=338.1s | PASS | 0.1s",
        "FRESH_COVERS_CYCLE | review | cooldown=78s | PASS | 4s",
        "FRESH_COVERS_CYCLE | review | freshFor=338.1s, stampAt=start | FAIL | -34.9s",
        "FRESH_COVERS_CYCLE | review | freshFor=338.1s, cooldownFrom=start | PASS | 0.1s",
        // From start to start no run comes on top of the cooldown; 38.25 s is the run's Q95.
        "FRESH_COVERS_CYCLE | freshline | | PASS | 48.75s",
        "FRESH_COVERS_CYCLE | freshline | freshFor=101s | FAIL | -0.25s",
        "FRESH_COVERS_CYCLE | review | freshFor=none | PASS | -",
        "FRESH_COVERS_CYCLE | client-go | | UNPROVEN | -",
        "FRESH_COVERS_CYCLE | review-after | | UNPROVEN | -",
        //
        "GATE_YIELDS_TO_STALE | review | | FAIL | -180s",
        "GATE_YIELDS_TO_STALE | review | cooldown=120s | PASS | 0s",
        "GATE_YIELDS_TO_STALE | review | cooldown=120.001s | FAIL | -0.001s",
        // From the end of a run of up to 35 s the figure has that age already.
        "GATE_YIELDS_TO_STALE | review | cooldown=115s, stampAt=start | FAIL | -30s",
        "GATE_YIELDS_TO_STALE | review | cooldown=85s, stampAt=start | PASS | 0s",
        "GATE_YIELDS_TO_STALE | review | cooldown=85.001s, stampAt=start | FAIL | -0.001s",
        "GATE_YIELDS_TO_STALE | review | cooldown=115s, stampAt=start, cooldownFrom=start | PASS |"
            + " 5s",
        "GATE_YIELDS_TO_STALE | review | cooldown=115s, stampAt=open | UNPROVEN | -",
        "GATE_YIELDS_TO_STALE | review | cooldown=115s, cooldownFrom=open | PASS | 5s",
        "GATE_YIELDS_TO_STALE | review | stampAt=open | FAIL | -180s",
        "GATE_YIELDS_TO_STALE | ccusage-statusline | | PASS | -",
        "GATE_YIELDS_TO_STALE | review | gate=stale-first | PASS | -",
        "GATE_YIELDS_TO_STALE | no-lock | | PASS | -",
        "GATE_YIELDS_TO_STALE | client-go | | UNPROVEN | -",
        //
        "STAMP_TRAVELS | review | | FAIL | -",
        "STAMP_TRAVELS | review | freshFlag=derived | PASS | -",
        "STAMP_TRAVELS | review | freshFlag=derived, freshFor=none | FAIL | -",
        "STAMP_TRAVELS | review-after | | UNPROVEN | -",
        // 300 s + 3 s + 3 x 35 s + 2 x (15 s + 3 s)
        "HARD_STALE_COVERS_FAILURES | review | | PASS | 156s",
        "HARD_STALE_COVERS_FAILURES | review | criticalAfter=444.1s | PASS | 0.1s",
        "HARD_STALE_COVERS_FAILURES | review | criticalAfter=443.9s | FAIL | -0.1s",
        "HARD_STALE_COVERS_FAILURES | review | criticalAfter=120s | FAIL | 0s",
        "HARD_STALE_COVERS_FAILURES | review | criticalAfter=none | FAIL | -",
        "HARD_STALE_COVERS_FAILURES | review | fetchTimeout=none | FAIL | -",
        "HARD_STALE_COVERS_FAILURES | review-before | | UNPROVEN | -",
        // The orphan lives for up to 4.965 s more.
        "FAILURE_GATE | review | | PASS | 285s",
        "FAILURE_GATE | review | backoff.base=4.964s | FAIL | -0.001s",
        "FAILURE_GATE | review | backoff.base=4.966s | PASS | 295s",
        "FAILURE_GATE | review | backoff.cap=300s, backoff.factor=2 | FAIL | 0s",
        "FAILURE_GATE | review | backoff.cap=299s, backoff.factor=2 | PASS | 1s",
        // A delay of 0 is none, however often it is multiplied.
        "FAILURE_GATE | review | backoff.base=0s | FAIL | -",
        "FAILURE_GATE | review | killsTree=true, backoff.base=0s, backoff.factor=2,"
            + " backoff.cap=none | FAIL | -",
        "FAILURE_GATE | no-lock | | FAIL | -",
        "FAILURE_GATE | review-before | | UNPROVEN | -",
        //
        "TIMEOUT_COVERS_TAIL | review | | FAIL | -3.25s",
        "TIMEOUT_COVERS_TAIL | review | fetchTimeout=38.25s | PASS | 0s",
        "TIMEOUT_COVERS_TAIL | review | fetchTimeout=38.249s | FAIL | -0.001s",
        "TIMEOUT_COVERS_TAIL | review | fetchTimeout=none | PASS | -",
        "TIMEOUT_COVERS_TAIL | ccline | | UNPROVEN | -",
        //
        "NO_ORPHAN | review | | FAIL | -",
        "NO_ORPHAN | review | killsTree=true | PASS | -",
        "NO_ORPHAN | review | fetchTimeout=none, deadline=none | PASS | -",
        "NO_ORPHAN | review | fetchTimeout=none | FAIL | -",
        "NO_ORPHAN | review-after | | UNPROVEN | -",
        // T + k + 3 s, strictly
        "LEASE_OUTLIVES_RUN | review | | FAIL | -3s",
        "LEASE_OUTLIVES_RUN | review | lock.staleAfter=38s | FAIL | 0s",
        "LEASE_OUTLIVES_RUN | review | lock.staleAfter=38.001s | PASS | 0.001s",
        "LEASE_OUTLIVES_RUN | review | lock.stealsFromLiving=false | PASS | -",
        "LEASE_OUTLIVES_RUN | review | lock.stealsFromLiving=open | UNPROVEN | -",
        "LEASE_OUTLIVES_RUN | review | lock.stealsFromLiving=open, lock.staleAfter=39s | PASS | 1s",
        "LEASE_OUTLIVES_RUN | review | lock.stealsFromLiving=open, lock.staleAfter=none | PASS | -",
        "LEASE_OUTLIVES_RUN | no-lock | | FAIL | -",
        "LEASE_OUTLIVES_RUN | proper-lockfile | | PASS | -",
        "LEASE_OUTLIVES_RUN | client-go | | UNPROVEN | -",
        "LEASE_OUTLIVES_RUN | client-go | killGrace=1.98s | PASS | 0.007s",
        "LEASE_OUTLIVES_RUN | client-go | killGrace=1.99s | PASS | -",
        "LEASE_OUTLIVES_RUN | client-go | killGrace=1.99s, lock.heartbeat=none | FAIL | -0.003s",
        // Of 1000 runs one may outlive its lock.
        "LEASE_TAIL | review | | FAIL | -4.965s",
        "LEASE_TAIL | review | lock.staleAfter=39.966s | PASS | 0.001s",
        "LEASE_TAIL | review | lock.staleAfter=39.964s | FAIL | -0.001s",
        "LEASE_TAIL | review | killsTree=true | PASS | -",
        "LEASE_TAIL | review | killsTree=true, fetchTimeout=none | FAIL | -4.965s",
        "LEASE_TAIL | review | lock.heartbeat=5s | PASS | -",
        "LEASE_TAIL | review | lock.stealsFromLiving=open | UNPROVEN | -",
        "LEASE_TAIL | review | lock.stealsFromLiving=open, lock.staleAfter=none | PASS | -",
        "LEASE_TAIL | ccstatusline | | UNPROVEN | -",
        //
        "HEARTBEAT | proper-lockfile | | FAIL | -8s",
        "HEARTBEAT | proper-lockfile | lock.staleAfter=18s | PASS | 0s",
        "HEARTBEAT | proper-lockfile | lock.staleAfter=17.999s | FAIL | -0.001s",
        "HEARTBEAT | client-go | | PASS | 6s",
        "HEARTBEAT | review | | PASS | -",
        "HEARTBEAT | shedlock | | UNPROVEN | -",
        //
        "LIVE_HOLDER | review | | FAIL | -",
        "LIVE_HOLDER | review | lock.stealsFromLiving=false | FAIL | -",
        "LIVE_HOLDER | review | lock.stealsFromLiving=false, lock.atomicSteal=true | PASS | -",
        "LIVE_HOLDER | review | lock.stealsFromLiving=open, lock.atomicSteal=true | UNPROVEN | -",
        "LIVE_HOLDER | review | lock.staleAfter=open, lock.atomicSteal=true | UNPROVEN | -",
        "LIVE_HOLDER | freshline | | PASS | -",
        "LIVE_HOLDER | client-go | | PASS | 5s",
        "LIVE_HOLDER | client-go | fetchTimeout=15s | FAIL | 0s",
        "LIVE_HOLDER | client-go | fetchTimeout=14.999s | PASS | 0.001s",
        "LIVE_HOLDER | client-go | lock.atomicSteal=false | FAIL | -",
        "LIVE_HOLDER | shedlock | | UNPROVEN | -",
        //
        "FENCED_WRITE | review | | FAIL | -",
        "FENCED_WRITE | review | fencedPublish=true | PASS | -",
        "FENCED_WRITE | review | publishInsideLock=true | FAIL | -",
        "FENCED_WRITE | review | publishInsideLock=true, lock.stealsFromLiving=false | PASS | -",
        "FENCED_WRITE | review | publishInsideLock=true, lock.stealsFromLiving=open | UNPROVEN | -",
        "FENCED_WRITE | no-lock | | FAIL | -",
        "FENCED_WRITE | client-go | | UNPROVEN | -",
        // Nothing enforces the kill, and one of the keys lets a lock stand for 60 s.
        "WAIT_COVERS_RUN | review | | FAIL | -15s",
        "WAIT_COVERS_RUN | review | wait.count=19 | FAIL | -3s",
        "WAIT_COVERS_RUN | review | wait.count=20 | PASS | 0s",
        "WAIT_COVERS_RUN | review | killsTree=true | PASS | 10s",
        "WAIT_COVERS_RUN | review | killsTree=true, wait.count=11 | FAIL | -2s",
        "WAIT_COVERS_RUN | review | wait.count=0 | PASS | -",
        "WAIT_COVERS_RUN | client-go | | UNPROVEN | -",
        //
        "WAIT_SHARES_RESULT | review | | FAIL | -",
        "WAIT_SHARES_RESULT | review | wait.rereads=true | PASS | -",
        "WAIT_SHARES_RESULT | proper-lockfile | | UNPROVEN | -",
        //
        "WAIT_COVERS_TAKEOVER | review | | FAIL | -18s",
        "WAIT_COVERS_TAKEOVER | review | wait.count=21 | PASS | 0s",
        "WAIT_COVERS_TAKEOVER | review | wait.count=20 | FAIL | -3s",
        "WAIT_COVERS_TAKEOVER | review | wait.count=0 | PASS | -",
        "WAIT_COVERS_TAKEOVER | client-go | | UNPROVEN | -",
        // 45 s of waiting and a run of 35 s
        "DEADLINE_NEST | review | | FAIL | -50s",
        "DEADLINE_NEST | review | deadline=80s | PASS | 0s",
        "DEADLINE_NEST | review | deadline=79.999s | FAIL | -0.001s",
        "DEADLINE_NEST | review | deadline=45s, wait.rereads=true | PASS | 0s",
        "DEADLINE_NEST | review | fetchTimeout=none | FAIL | -",
        "DEADLINE_NEST | freshline | | PASS | -",
        "DEADLINE_NEST | client-go | | UNPROVEN | -",
        //
        "ONE_SOURCE | review | | FAIL | -",
        "ONE_SOURCE | ccline | | FAIL | -",
        "ONE_SOURCE | freshline | | PASS | -",
        //
        "SAME_CLOCK | review | | FAIL | -",
        "SAME_CLOCK | review | lock.stealsFromLiving=false | PASS | -",
        "SAME_CLOCK | review | lock.stealsFromLiving=open | UNPROVEN | -",
        "SAME_CLOCK | review | lock.stealsFromLiving=open, lock.staleAfter=none | PASS | -",
        "SAME_CLOCK | freshline | | PASS | -",
        "SAME_CLOCK | client-go | | UNPROVEN | -",
        //
        "BOUND_MATCHES_JITTER | review | | PASS | -",
        "BOUND_MATCHES_JITTER | freshline | | PASS | -",
        "BOUND_MATCHES_JITTER | freshline | killsTree=false | FAIL | -",
        "BOUND_MATCHES_JITTER | freshline | backoff.cap=none | FAIL | -",
        "BOUND_MATCHES_JITTER | review | backoff.base=0s, backoff.factor=2, backoff.cap=none | PASS"
            + " | -",
        "BOUND_MATCHES_JITTER | client-go | | UNPROVEN | -",
      })
  void check_protocol_isJudged(
      String code,
      String profile,
      @Nullable String changes,
      Status status,
      @Nullable String slack) {
    Finding finding = Given.profile(profile).with(changes == null ? "" : changes).check(code);
    assertThat(finding.status()).as(finding.toString()).isEqualTo(status);
    assertThat(finding.slack()).as(finding.toString()).isEqualTo(slack);
  }

  @Test
  void freshCoversCycle_predictionWithinItsBudget_passesThoughTheCycleIsLonger() {
    var finding = Given.profile("review").stale(0.009, 0.008, 0.01).check("FRESH_COVERS_CYCLE");
    assertThat(finding.status()).isEqualTo(Status.PASS);
    assertThat(finding.expected()).isEqualTo("at most 1 % of renders stale");
    assertThat(finding.actual()).isEqualTo("0.9 % (95 %: 0.8 % to 1 %)");
    assertThat(finding.slack()).isEqualTo("0 %");
    assertThat(finding.evidence()).contains("does not cover the longest cycles, 338s");
  }

  @Test
  void freshCoversCycle_predictionBeyondItsBudget_failsThoughTheCycleIsCovered() {
    var given = Given.profile("freshline").stale(0.02, 0.011, 0.03);
    assertThat(given.check("FRESH_COVERS_CYCLE").status()).isEqualTo(Status.FAIL);
    assertThat(given.check("FRESH_COVERS_CYCLE").slack()).isEqualTo("-1 %");
    assertThat(given.stale(0.02, 0.01, 0.03).check("FRESH_COVERS_CYCLE").status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void freshCoversCycle_noCooldownAndAnIntervalAcrossTheBudget_isUnproven() {
    var given = Given.profile("no-lock").stale(0.01, 0.005, 0.02);
    assertThat(given.check("FRESH_COVERS_CYCLE").status()).isEqualTo(Status.UNPROVEN);
    assertThat(given.stale(0.01, 0.005, 0.01).check("FRESH_COVERS_CYCLE").status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void freshCoversCycle_review_saysHowManyRendersAreStale() {
    var finding = Given.profile("review").stale(0.629, 0.629, 0.629).check("FRESH_COVERS_CYCLE");
    assertThat(finding.evidence()).contains("62.9 % of renders show a stale figure");
    assertThat(finding.fix()).isEqualTo("set freshFor=340s, or cooldown=80s to keep freshFor");
  }

  @Test
  void loadBudget_bothSidesOfTheBudget_areToldApart() {
    assertThat(Given.profile("review").busy(900).check("LOAD_BUDGET").status())
        .isEqualTo(Status.PASS);
    assertThat(Given.profile("review").busy(901).check("LOAD_BUDGET").status())
        .isEqualTo(Status.FAIL);
  }

  @Test
  void loadBudget_anIntervalAcrossTheBudget_isUnproven() {
    var finding = Given.profile("review").busy(890, 880, 901).check("LOAD_BUDGET");
    assertThat(finding.status()).isEqualTo(Status.UNPROVEN);
    assertThat(finding.slack()).isNull();
    assertThat(Given.profile("review").busy(890, 880, 900).check("LOAD_BUDGET").slack())
        .isEqualTo("0 %");
    assertThat(Given.profile("review").busy(936, 901, 1100).check("LOAD_BUDGET").slack())
        .isEqualTo("-1 %");
  }

  @Test
  void loadBudget_noFigureAndNothingOpen_namesNoKeyThatIsNone() {
    var finding = Given.profile("review").check("LOAD_BUDGET");
    assertThat(finding.status()).isEqualTo(Status.UNPROVEN);
    assertThat(finding.actual()).isEqualTo("no figure");
    assertThat(finding.fix()).doesNotContain("VALUE");
  }

  @ParameterizedTest
  @CsvSource({
    // Q95 is bounded by the largest of 59; Q99.9 needs 2995.
    "TIMEOUT_COVERS_TAIL, 58, 0, UNPROVEN",
    "TIMEOUT_COVERS_TAIL, 59, 0, FAIL",
    "TIMEOUT_COVERS_TAIL, 59, 1, UNPROVEN",
    "TIMEOUT_COVERS_TAIL, 200, 1, FAIL",
    "LEASE_TAIL, 2994, 0, UNPROVEN",
    "LEASE_TAIL, 2995, 0, FAIL",
    // The timeout bounds a run whatever is known of it.
    "FRESH_COVERS_CYCLE, 1, 0, FAIL",
  })
  void check_observations_sufficeOrNot(String code, int n, int censored, Status status) {
    var finding = Given.profile("review").observed(n, censored).check(code);
    assertThat(finding.status()).as(finding.toString()).isEqualTo(status);
    assertThat(finding.isShortOfData()).isEqualTo(status == Status.UNPROVEN);
  }

  @Test
  void check_tooFewObservations_saysHowManyAreMissing() {
    var finding = Given.profile("review").observed(50, 0).check("TIMEOUT_COVERS_TAIL");
    assertThat(finding.evidence()).contains("59").contains("50");
    assertThat(finding.fix()).contains("9 more runs").contains("--measure 59");
  }

  /// Ten slow runs, ten quick ones, ten slow ones: what they are worth is no more than a few.
  @Test
  void check_observationsThatResembleTheirNeighbours_areWorthFewer() {
    List<Run> spells =
        IntStream.range(0, 200).mapToObj(i -> new Run(i / 10 % 2 == 0 ? 30 : 6, false)).toList();
    var finding = Given.profile("review").observed(spells).check("TIMEOUT_COVERS_TAIL");
    assertThat(finding.isShortOfData()).isTrue();
    assertThat(finding.evidence())
        .matches("Q95 needs at least 59 runs .*; there are 200, worth \\d+ since each .*");
  }

  @Test
  void timeoutCoversTail_observations_saysHowManyTakeLongerWithAnInterval() {
    var finding = Given.profile("review").observed(200, 0).check("TIMEOUT_COVERS_TAIL");
    // 29 of 200 are longer than 35 s.
    assertThat(finding.evidence())
        .isEqualTo("14.3 % (95 %: 9.9 % to 20.2 %) of runs take longer than 35s; 5 % may be ended");
  }

  @Test
  void check_openKey_isNotForWantOfData() {
    assertThat(Given.profile("client-go").check("FRESH_COVERS_CYCLE").isShortOfData()).isFalse();
  }

  @Test
  void check_localeWithOtherDigits_writesThoseOfSettings() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      for (Finding finding : Rules.check(Given.profile("review").subject())) {
        assertThat(finding.toString()).matches("\\p{ASCII}*");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void oneSource_anotherPlaceDisagreesWithTheKeyItself_fails() {
    var review = Given.profile("review");
    assertThat(review.aliased("fetchTimeout", "25s").check("ONE_SOURCE").actual())
        .isEqualTo("fetchTimeout = 35s and 25s");
    assertThat(review.aliased("lock.staleAfter", "60s").check("ONE_SOURCE").status())
        .isEqualTo(Status.FAIL);
    assertThat(review.aliased("fetchTimeout", "35s").check("ONE_SOURCE").status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void waitCoversTakeover_pidFile_isJudgedByAPidThatLooksAlive() {
    var review = Given.profile("review");
    assertThat(review.check("WAIT_COVERS_TAKEOVER").evidence())
        .isEqualTo(
            "a holder that died, but whose pid looks alive (a zombie's, or given away), is"
                + " succeeded at 60s");
    assertThat(review.with("lock.kind=mkdir").check("WAIT_COVERS_TAKEOVER").evidence())
        .isEqualTo("a holder that died is succeeded at 60s");
  }

  @Test
  void heartbeat_belowTwo_isAnErrorAndAboveIsAWarning() {
    var given = Given.profile("proper-lockfile");
    assertThat(given.check("HEARTBEAT").severity()).isEqualTo(Severity.WARNING);
    assertThat(given.with("lock.staleAfter=9.9s").check("HEARTBEAT").severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void leaseOutlivesRun_review_speaksAsTheTheoryDoes() {
    var finding = Given.profile("review").check("LEASE_OUTLIVES_RUN");
    assertThat(finding.expected()).startsWith("lock.staleAfter > 38s");
    assertThat(finding.actual()).isEqualTo("lock.staleAfter = 35s");
    assertThat(finding.fix()).isEqualTo("set lock.staleAfter=40s");
    assertThat(finding.keys())
        .contains(new Finding.Key("lock.staleAfter", "35s", "protocol review"));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void rule_each_hasACodeADescriptionAndOneFindingOfItsName(Rule rule) {
    assertThat(rule.code()).matches("[A-Z]+(_[A-Z]+)*");
    assertThat(rule.description()).isNotBlank();
    for (String profile : Profiles.NAMES) {
      Finding finding = rule.check(Given.profile(profile).subject());
      assertThat(finding.rule()).isEqualTo(rule.code());
      assertThat(finding.fix().isEmpty()).isEqualTo(finding.status() == Status.PASS);
      assertThat(finding.evidence()).isNotBlank();
    }
  }

  @Test
  void all_areTheInvariantsOfTheDocuments() {
    Set<String> codes = new TreeSet<>();
    Rules.ALL.forEach(rule -> codes.add(rule.code()));
    assertThat(codes)
        .containsExactly(
            "BOUND_MATCHES_JITTER",
            "DEADLINE_NEST",
            "FAILURE_GATE",
            "FENCED_WRITE",
            "FRESH_COVERS_CYCLE",
            "GATE_YIELDS_TO_STALE",
            "HARD_STALE_COVERS_FAILURES",
            "HEARTBEAT",
            "LEASE_OUTLIVES_RUN",
            "LEASE_TAIL",
            "LIVE_HOLDER",
            "LOAD_BUDGET",
            "NO_ORPHAN",
            "ONE_SOURCE",
            "SAME_CLOCK",
            "STAMP_TRAVELS",
            "TIMEOUT_COVERS_TAIL",
            "WAIT_COVERS_RUN",
            "WAIT_COVERS_TAKEOVER",
            "WAIT_SHARES_RESULT");
  }
}
