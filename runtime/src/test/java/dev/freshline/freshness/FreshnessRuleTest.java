package dev.freshline.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.FakeClock;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessRuleTest {
  private static final FreshnessRule RULE =
      new FreshnessRule(Duration.ofSeconds(150), Duration.ofMinutes(10));

  private final FakeClock clock = new FakeClock();
  private final Moment then = clock.now();

  @ParameterizedTest
  @CsvSource({
    "PT0S, FRESH, ''",
    "PT2M30S, FRESH, ''",
    "PT2M30.001S, STALE, older than freshFor 150s",
    "PT10M, STALE, older than freshFor 150s",
    "PT10M0.001S, CRITICAL, older than criticalAfter 600s",
    "P30D, CRITICAL, older than criticalAfter 600s"
  })
  void judge_byAge_changesJustBeyondItsBounds(Duration age, Freshness freshness, String why) {
    clock.advance(age);
    assertThat(RULE.judge(then, clock.now())).isEqualTo(new Judgement(freshness, age, why));
  }

  @ParameterizedTest
  @CsvSource({"PT1H", "PT-1H", "P365D", "P-365D", "PT-3S"})
  void judge_clockWasSet_isUnknownAndNeverFresh(Duration step) {
    clock.step(step);
    Judgement judgement = RULE.judge(then, clock.now());
    assertThat(judgement.freshness()).isEqualTo(Freshness.UNKNOWN);
    assertThat(judgement.age()).isNull();
    assertThat(judgement.why()).contains("the clock was set");
  }

  @Test
  void judge_lidWasClosed_isCritical() {
    clock.suspend(Duration.ofHours(8));
    assertThat(RULE.judge(then, clock.now()).freshness()).isEqualTo(Freshness.CRITICAL);
  }

  @Test
  void rule_criticalBeforeStale_isRefusedWithBothValues() {
    assertThatThrownBy(() -> new FreshnessRule(Duration.ofMinutes(2), Duration.ofMinutes(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("criticalAfter=PT2M")
        .hasMessageContaining("freshFor=PT2M");
  }

  @Test
  void rule_neverFresh_isRefused() {
    assertThatThrownBy(() -> new FreshnessRule(Duration.ZERO, Duration.ofMinutes(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void figure_ofAReading_countsFromTheBeginningOfItsObservation() {
    clock.advance(Duration.ofSeconds(40));
    var stamp = new Stamp(then, clock.now(), "ccusage", "1", 1);
    clock.advance(Duration.ofSeconds(111));
    Figure<String> figure = Figure.of(new Reading<>("value", stamp), RULE, clock.now());
    assertThat(figure.judgement().age()).isEqualTo(Duration.ofSeconds(151));
    assertThat(figure.judgement().freshness()).isEqualTo(Freshness.STALE);
    assertThat(figure.source()).isEqualTo("ccusage");
    assertThat(Objects.requireNonNull(figure.observedAt())).isEqualTo(then);
  }

  @Test
  void figure_neverObserved_isUnknownAndNotZero() {
    Figure<Double> figure = Figure.unknown("not observed yet");
    assertThat(figure.value()).isNull();
    assertThat(figure.judgement().freshness()).isEqualTo(Freshness.UNKNOWN);
    assertThat(figure.judgement().why()).isEqualTo("not observed yet");
  }
}
