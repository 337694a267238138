package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.freshness.Figure;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustionForecastTest {
  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-03T12:00:00Z"), new Uptime("boot", 9_000_000));
  private static final Instant RESET = NOW.at().plus(Duration.ofHours(2));
  private static final FreshnessRule RULE =
      new FreshnessRule(Duration.ofMinutes(2), Duration.ofMinutes(10));

  private static LimitRate rate(double percentPerHour) {
    return new LimitRate("five_hour", RESET, percentPerHour, NOW, 9);
  }

  private static Figure<Limit> used(double percent, Duration ago) {
    Moment observedAt =
        new Moment(NOW.at().minus(ago), new Uptime("boot", 9_000_000 - ago.toMillis()));
    return Figure.of(
        new Reading<>(new Limit("five_hour", percent, RESET), Stamp.instant(observedAt, "stdin")),
        RULE,
        NOW);
  }

  private static List<Exhaustion> forecast(LimitRate rate, Figure<Limit> figure) {
    return ExhaustionForecast.of(List.of(rate), List.of(figure), NOW);
  }

  @Test
  void of_fullBeforeReset_saysWhen() {
    assertThat(forecast(rate(40), used(60, Duration.ZERO)))
        .containsExactly(new Exhaustion("five_hour", NOW.at().plus(Duration.ofHours(1))));
  }

  @Test
  void of_olderObservation_countsFromWhenItWasMade() {
    assertThat(forecast(rate(40), used(60, Duration.ofMinutes(5))))
        .containsExactly(new Exhaustion("five_hour", NOW.at().plus(Duration.ofMinutes(55))));
  }

  @Test
  void of_resetComesFirst_saysNothing() {
    assertThat(forecast(rate(20), used(60, Duration.ZERO))).isEmpty();
    assertThat(forecast(rate(20.1), used(60, Duration.ZERO))).hasSize(1);
  }

  @Test
  void of_fullAlready_saysNothing() {
    assertThat(forecast(rate(40), used(100, Duration.ZERO))).isEmpty();
    assertThat(forecast(rate(40), used(130, Duration.ZERO))).isEmpty();
  }

  @Test
  void of_criticalFigure_saysNothing() {
    assertThat(forecast(rate(40), used(60, Duration.ofMinutes(11)))).isEmpty();
  }

  @Test
  void of_unknownFigure_saysNothing() {
    assertThat(forecast(rate(40), Figure.unknown("never observed"))).isEmpty();
  }

  @Test
  void of_oldRate_saysNothing() {
    Figure<Limit> figure = used(60, Duration.ZERO);
    assertThat(forecast(ago(Duration.ofMinutes(15)), figure)).hasSize(1);
    assertThat(forecast(ago(Duration.ofMinutes(16)), figure)).isEmpty();
  }

  private static LimitRate ago(Duration age) {
    Moment at = new Moment(NOW.at().minus(age), new Uptime("boot", 9_000_000 - age.toMillis()));
    return new LimitRate("five_hour", RESET, 40, at, 9);
  }

  @Test
  void of_clockSetSinceTheRate_saysNothing() {
    var beforeStep = new Moment(NOW.at().minus(Duration.ofHours(1)), NOW.uptime());
    var rate = new LimitRate("five_hour", RESET, 40, beforeStep, 9);
    assertThat(forecast(rate, used(60, Duration.ZERO))).isEmpty();
  }

  @Test
  void of_rateOfAnotherWindow_saysNothing() {
    var earlier = new LimitRate("five_hour", RESET.minus(Duration.ofHours(5)), 40, NOW, 9);
    var weekly = new LimitRate("seven_day", RESET, 40, NOW, 9);
    assertThat(forecast(earlier, used(60, Duration.ZERO))).isEmpty();
    assertThat(forecast(weekly, used(60, Duration.ZERO))).isEmpty();
  }

  @Test
  void of_slowRate_neverOverflows() {
    assertThat(forecast(rate(Double.MIN_VALUE), used(0, Duration.ZERO))).isEmpty();
  }
}
