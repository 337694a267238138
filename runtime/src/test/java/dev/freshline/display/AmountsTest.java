package dev.freshline.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, $0.00",
    "0.001, <$0.01",
    "0.005, $0.01",
    "4.2371, $4.24",
    "8.97766045, $8.98",
    "9, $9.00",
    "10.05, $10.05",
    "999.994, $999.99",
    "999.996, $1000",
    "1234.5, $1235",
    "1e7, $10000000"
  })
  void usd(double usd, String expected) {
    assertThat(Amounts.usd(usd)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0%",
    "0.3, <1%",
    "0.5, 1%",
    "23.5, 24%",
    "41.2, 41%",
    "99.4, 99%",
    "99.99, 99%",
    "100, 100%",
    "100.4, 100%",
    "250, 250%"
  })
  void percent(double percent, String expected) {
    assertThat(Amounts.percent(percent)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 tok",
    "999, 999 tok",
    "1000, 1.0k tok",
    "12345, 12.3k tok",
    "999949, 999.9k tok",
    "999950, 1.0M tok",
    "18704701, 18.7M tok",
    "999950000, 1.0B tok",
    "12345678901, 12.3B tok"
  })
  void tokens(long tokens, String expected) {
    assertThat(Amounts.tokens(tokens)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, <1m",
    "PT59S, <1m",
    "PT1M, 1m",
    "PT59M59S, 59m",
    "PT1H, 1h00m",
    "PT3H2M, 3h02m",
    "PT23H59M, 23h59m",
    "P1D, 1d0h",
    "P6DT4H30M, 6d4h"
  })
  void span(Duration span, String expected) {
    assertThat(Amounts.span(span)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT59.9S, 59s",
    "PT1M, 1m",
    "PT14M59S, 14m",
    "PT1H59M, 1h",
    "P1D, 1d",
    "P9D, 9d"
  })
  void age(Duration age, String expected) {
    assertThat(Amounts.age(age)).isEqualTo(expected);
  }
}
