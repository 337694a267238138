package dev.freshline.reports.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
  @ParameterizedTest
  @CsvSource({"1%, 0.01", "0.5 %, 0.005", "0.25, 0.25", "0, 0", "100%, 1"})
  void parse_shareOrPercentage_isAShare(String text, double share) {
    assertThat(Percent.parse(text)).isCloseTo(share, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1%", "101%", "5", "NaN", "%"})
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Percent.parse(text)).hasMessageContaining("write 0.01 or 1%");
  }
}
