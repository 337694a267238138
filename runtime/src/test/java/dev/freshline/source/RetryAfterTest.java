package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "00, PT0S",
    "' 90 ', PT1M30S",
    "14400, PT4H",
    "14401, PT4H",
    "31536000, PT4H",
    "99999999999999999999999999, PT4H",
    "'Mon, 23 Nov 2026 04:10:00 GMT', PT10M",
    "'Mon, 23 Nov 2026 03:10:00 GMT', PT0S",
    "'Tue, 23 Nov 2027 04:10:00 GMT', PT4H"
  })
  void parse_secondsOrDate_isAWaitOfAtMostFourHours(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "-1", "1.5", "soon", "1e9", "٣", "Mon, 99 Nov 2026 04:10:00 GMT"})
  void parse_missingOrUnintelligible_isNone(@Nullable String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }
}
