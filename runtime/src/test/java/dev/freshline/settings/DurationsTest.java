package dev.freshline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "35s, PT35S",
    "2m30s, PT2M30S",
    "250ms, PT0.25S",
    "1h, PT1H",
    "1.5s, PT1.5S",
    "0s, PT0S",
    "1d, PT24H",
    "1h2m3s4ms5us6ns, PT1H2M3.004005006S",
    "0.5h, PT30M",
    "90m, PT1H30M",
    "1.000000001d, PT24H0.0000864S"
  })
  void parse_houseForm_readsIt(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT35S", "PT2M30S", "PT0.25S", "P1DT2H", "P2D", "pt1h", "PT1H0.5S"})
  void parse_isoForm_agreesWithTheJdk(String text) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "35|write '35s'",
        "''|found nothing",
        "s|a number at position 1",
        "5sec|instead of 'sec'",
        "5S|instead of 'S'",
        "-5s|0 or more",
        "1s2m|largest to the smallest",
        "1s1s|each once",
        "1.s|digits after the point",
        "1.0000000001s|digits after the point",
        "5 s|instead of ' s'",
        "P|a number at position 2",
        "PT|a number at position 3",
        "P1M|PnDTnHnMnS",
        "PT1D|PnDTnHnMnS",
        "P1DT|a number at position 5",
        "9223372036854775808s|292 years",
        "300000d|292 years"
      })
  void parse_noDuration_saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "PT35S, 35s", "PT60S, 60s", "PT119S, 119s", "PT2M, 2m", "PT2M30S, 2m30s", "PT10M, 10m",
    "PT0.25S, 250ms", "PT1H, 1h", "PT36H, 36h", "PT0S, 0s", "PT1.5S, 1s500ms", "PT0.000001S, 1us"
  })
  void format_duration_isTheShortForm(Duration duration, String expected) {
    assertThat(Durations.format(duration)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999, 1_000, 999_999_999, 61_000_000_000L, 86_399_999_999_999L})
  void format_anyDuration_isReadBack(long nanos) {
    Duration duration = Duration.ofNanos(nanos);
    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }

  @Test
  void format_negative_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.format(Duration.ofMillis(-1)));
  }
}
