package dev.freshline.billing;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.backoff.PastFailure;
import dev.freshline.freshness.Freshness;
import dev.freshline.host.FakeClock;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshPolicyTest {
  private static final RefreshPolicy POLICY = new RefreshPolicy(Desk.COOLDOWN, Desk.RULE);

  private final FakeClock clock = new FakeClock();

  private Stamp stamp() {
    Moment began = clock.now();
    return new Stamp(began, began.plus(ofSeconds(5)), "ccusage", "1", 1);
  }

  private PastFailure failure(Failure.Kind kind, Duration delay) {
    return new PastFailure(kind, "why", clock.now(), 1, delay);
  }

  private Decision decide(Stamp last, @Nullable Instant validUntil, @Nullable PastFailure failure) {
    return POLICY.decide(last, validUntil, failure, clock.now(), false);
  }

  private static void assertAsks(Decision decision, Due due) {
    assertThat(decision)
        .isInstanceOfSatisfying(Decision.Ask.class, ask -> assertThat(ask.due()).isEqualTo(due));
  }

  /// The whole table, by age alone.
  @ParameterizedTest
  @CsvSource({
    "PT0S,         COOLING, PT60S",
    "PT59.999S,    COOLING, PT0.001S",
    "PT60S,        COOLDOWN_OVER, ",
    "PT2M30S,      COOLDOWN_OVER, ",
    "PT2M30.001S,  STALE, ",
    "PT10M0.001S,  STALE, ",
    "P30D,         STALE, "
  })
  void decide_byAge_isTheTable(Duration age, String expected, @Nullable Duration remaining) {
    Stamp last = stamp();
    clock.advance(age);
    Decision decision = decide(last, null, null);
    if (remaining != null) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Cooling.class,
              cooling -> assertThat(cooling.remaining()).isEqualTo(remaining));
    } else {
      assertAsks(decision, Due.valueOf(expected));
    }
    assertThat(decision.judgement()).isEqualTo(Desk.RULE.judge(last.beganAt(), clock.now()));
  }

  @Test
  void decide_neverObserved_asks() {
    Decision decision = POLICY.decide(null, null, null, clock.now(), false);
    assertAsks(decision, Due.NEVER_OBSERVED);
    assertThat(decision.judgement().freshness()).isEqualTo(Freshness.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "P365D", "P-365D"})
  void decide_clockWasSet_asksAtOnce(Duration step) {
    Stamp last = stamp();
    clock.step(step);
    assertAsks(decide(last, null, null), Due.AGE_UNKNOWN);
  }

  @Test
  void decide_blockEndedSince_asksInSpiteOfTheCooldown() {
    Stamp last = stamp();
    Instant end = clock.now().at().plusSeconds(10);
    clock.advance(ofMillis(9_999));
    assertThat(decide(last, end, null)).isInstanceOf(Decision.Cooling.class);
    clock.advance(ofMillis(1));
    assertAsks(decide(last, end, null), Due.OUTLIVED);
  }

  @Test
  void decide_blockHadEndedWhenItWasSeen_isNoNews() {
    Stamp last = stamp();
    Instant end = clock.now().at();
    clock.advance(ofSeconds(1));
    assertThat(decide(last, end, null)).isInstanceOf(Decision.Cooling.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 20000", "19999, 1"})
  void decide_failedLately_backsOffHoweverStale(long sinceFailure, long remaining) {
    Stamp last = stamp();
    clock.advance(Duration.ofHours(1));
    PastFailure failure = failure(Failure.Kind.EXITED, ofSeconds(20));
    clock.advance(ofMillis(sinceFailure));
    assertThat(decide(last, null, failure))
        .isInstanceOfSatisfying(
            Decision.BackingOff.class,
            backing -> {
              assertThat(backing.remaining()).isEqualTo(ofMillis(remaining));
              assertThat(backing.failure()).isEqualTo(failure);
              assertThat(backing.judgement().freshness()).isEqualTo(Freshness.CRITICAL);
            });
  }

  @Test
  void decide_backoffIsOver_asks() {
    Stamp last = stamp();
    clock.advance(Duration.ofHours(1));
    PastFailure failure = failure(Failure.Kind.EXITED, ofSeconds(20));
    clock.advance(ofSeconds(20));
    assertAsks(decide(last, null, failure), Due.STALE);
  }

  @Test
  void decide_clockWasSetSinceTheFailure_asks() {
    Stamp last = stamp();
    PastFailure failure = failure(Failure.Kind.EXITED, Duration.ofHours(1));
    clock.step(Duration.ofDays(1));
    assertAsks(decide(last, null, failure), Due.AGE_UNKNOWN);
  }

  @Test
  void decide_neverObservedAndFailedLately_backsOff() {
    PastFailure failure = failure(Failure.Kind.NOT_INSTALLED, ofSeconds(20));
    assertThat(POLICY.decide(null, null, failure, clock.now(), false))
        .isInstanceOf(Decision.BackingOff.class);
  }

  @Test
  void decide_forced_asksInSpiteOfCooldownAndBackoff() {
    PastFailure failure = failure(Failure.Kind.EXITED, ofSeconds(20));
    assertAsks(POLICY.decide(stamp(), null, failure, clock.now(), true), Due.FORCED);
    assertAsks(POLICY.decide(null, null, null, clock.now(), true), Due.FORCED);
  }

  @Test
  void decide_forcedWhileRateLimited_backsOffUntilItIsOver() {
    PastFailure failure = failure(Failure.Kind.RATE_LIMITED, ofSeconds(20));
    assertThat(POLICY.decide(stamp(), null, failure, clock.now(), true))
        .isInstanceOf(Decision.BackingOff.class);
    clock.advance(ofSeconds(20));
    assertAsks(POLICY.decide(stamp(), null, failure, clock.now(), true), Due.FORCED);
  }

  @Test
  void decide_anyAge_neverHoldsBackAStaleReadingForACooldown() {
    var random = new Random(20261123);
    for (int i = 0; i < 20_000; i++) {
      Duration cooldown = ofMillis(1 + random.nextLong(1_000_000));
      var policy = new RefreshPolicy(cooldown, Desk.RULE);
      Stamp last = stamp();
      Duration age = ofMillis(random.nextLong(2_000_000));
      clock.advance(age);
      if (random.nextInt(4) == 0) {
        clock.step(ofMillis(random.nextLong(-10_000, 10_000)));
      }
      Decision decision = policy.decide(last, null, null, clock.now(), false);
      Freshness freshness = decision.judgement().freshness();
      if (freshness == Freshness.FRESH) {
        assertThat(age).isLessThanOrEqualTo(Desk.FRESH_FOR);
      } else {
        assertThat(decision.isAsk()).as("%s old, cooldown %s", age, cooldown).isTrue();
      }
    }
  }

  @Test
  void policy_noCooldown_isRefused() {
    assertThatThrownBy(() -> new RefreshPolicy(Duration.ZERO, Desk.RULE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }
}
