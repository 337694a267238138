package dev.freshline.reports.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.lint.Finding.Severity;
import org.junit.jupiter.api.Test;

/// The points of the review, as far as settings express them, and the rules that yield them.
///
/// What they do not express: that nobody wrote down why the cooldown is what it is, that cooldowns
/// are not counted, that a lock names no session, that no test runs ten sessions at once.
class ReviewFindingsTest {
  private static final Given REVIEW = Given.profile("review");

  private static void assertFails(String... codes) {
    assertThat(REVIEW.failed()).contains(codes);
  }

  @Test
  void critical1_cooldownRaisedTo5Minutes_leavesFiguresStale() {
    assertFails("FRESH_COVERS_CYCLE", "GATE_YIELDS_TO_STALE");
  }

  @Test
  void critical2_retriesOf45Seconds_endBeforeCcusageAndItsLockOf60Do() {
    assertFails("WAIT_COVERS_RUN", "ONE_SOURCE");
    assertThat(REVIEW.check("WAIT_COVERS_RUN").expected()).contains("60s");
    assertThat(REVIEW.check("ONE_SOURCE").actual())
        .contains("lock.staleAfter = 35s and 60s")
        .contains("fetchTimeout = 35s and 25s");
  }

  @Test
  void critical3_lockTimeoutEqualsCcusageTimeout_isStaleAtTheBoundary() {
    assertFails("LEASE_OUTLIVES_RUN");
  }

  @Test
  void critical4_cooldownReturnsStaleData_insteadOfARefresh() {
    assertFails("GATE_YIELDS_TO_STALE", "STAMP_TRAVELS");
  }

  @Test
  void important1_lockCleanup_releasesALivingOwnersLockAndNotAtomically() {
    assertFails("LIVE_HOLDER", "SAME_CLOCK");
    assertThat(REVIEW.with("lock.stealsFromLiving=false").failed()).contains("LIVE_HOLDER");
  }

  @Test
  void important2_sharedFreshnessOf2Minutes_contradictsTheCooldown() {
    assertThat(REVIEW.check("FRESH_COVERS_CYCLE").keys())
        .extracting(Finding.Key::name)
        .contains("freshFor", "cooldown");
  }

  @Test
  void important3_fallbackChain_losesFreshness() {
    assertFails("STAMP_TRAVELS");
  }

  @Test
  void important4_lockConfiguration_missesTheVarianceOfCcusage() {
    assertFails("LEASE_TAIL", "TIMEOUT_COVERS_TAIL", "NO_ORPHAN");
  }

  @Test
  void gap1_throttleAgainstThePromiseOfASharedCache_isNotShared() {
    assertFails("WAIT_SHARES_RESULT");
  }

  @Test
  void beyondTheReview_waits_areKilledFromOutside() {
    assertFails("DEADLINE_NEST", "FENCED_WRITE", "WAIT_COVERS_TAKEOVER");
  }

  @Test
  void reduceLockContention_wasNeverNeeded() {
    assertThat(REVIEW.busy(240).failed()).doesNotContain("LOAD_BUDGET");
  }

  @Test
  void clientGo_theControl_isClean() {
    assertThat(Given.profile("client-go").runs(0, 2).failed()).isEmpty();
  }

  @Test
  void freshline_itsOwnDefaults_areCleanAndProved() {
    for (Finding finding :
        Rules.check(Given.profile("freshline").stale(0, 0, 0).busy(1000).subject())) {
      assertThat(finding.status())
          .as(finding.toString())
          .isEqualTo(
              finding.rule().equals("LOAD_BUDGET") ? Finding.Status.FAIL : Finding.Status.PASS);
    }
    assertThat(Given.profile("freshline").stale(0, 0, 0).busy(800).failed()).isEmpty();
  }

  @Test
  void everyFailure_ofTheReview_isAtLeastAWarning() {
    Rules.check(REVIEW.subject()).stream()
        .filter(finding -> finding.status() == Finding.Status.FAIL)
        .forEach(finding -> assertThat(finding.severity()).isNotEqualTo(Severity.NOTE));
  }
}
