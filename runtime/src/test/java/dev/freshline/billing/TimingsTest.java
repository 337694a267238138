package dev.freshline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingsTest {
  private static Timings timings(
      String fetchTimeout, String killGrace, String cooldown, String freshFor, String critical) {
    return new Timings(
        Duration.parse(fetchTimeout),
        Duration.parse(killGrace),
        Duration.parse(cooldown),
        Duration.parse(freshFor),
        Duration.parse(critical));
  }

  @Test
  void leaseFor_outlivesAnyRunItMaySupervise() {
    Timings timings = timings("PT40S", "PT2S", "PT60S", "PT150S", "PT10M");
    assertThat(timings.leaseFor())
        .isEqualTo(Duration.ofSeconds(42).plus(Timings.LEASE_MARGIN))
        .isGreaterThan(timings.fetchTimeout().plus(timings.killGrace()));
  }

  @Test
  void timings_freshJustCoversTheCycle_areTaken() {
    assertThat(timings("PT40S", "PT2S", "PT60S", "PT100.001S", "PT100.002S")).isNotNull();
  }

  /// Each says both values and what to do.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT40S|PT2S|PT60S|PT100S|PT10M"
            + "|freshFor=PT1M40S must exceed cooldown + fetchTimeout=PT1M40S; raise freshFor",
        "PT35S|PT2S|PT5M|PT2M|PT10M"
            + "|freshFor=PT2M must exceed cooldown + fetchTimeout=PT5M35S; raise freshFor",
        "PT40S|PT2S|PT60S|PT10M|PT10M"
            + "|criticalAfter=PT10M must exceed freshFor=PT10M; raise criticalAfter",
        "PT0S|PT2S|PT60S|PT150S|PT10M|fetchTimeout must be positive, found PT0S",
        "PT40S|PT0S|PT60S|PT150S|PT10M|killGrace must be positive, found PT0S",
        "PT40S|PT2S|PT-1S|PT150S|PT10M|cooldown must be positive, found PT-1S"
      })
  void timings_thatContradictEachOther_areRefused(
      String fetchTimeout,
      String killGrace,
      String cooldown,
      String freshFor,
      String critical,
      String message) {
    assertThatThrownBy(() -> timings(fetchTimeout, killGrace, cooldown, freshFor, critical))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
