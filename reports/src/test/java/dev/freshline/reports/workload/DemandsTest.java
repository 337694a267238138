package dev.freshline.reports.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandsTest {
  @Test
  void parse_each_isWhatItSays() {
    assertThat(Demands.parse("poisson:4s", 10)).isEqualTo(new Demand.Poisson(4));
    assertThat(Demands.parse("periodic:500ms", 10)).isEqualTo(new Demand.Periodic(10, 0.5));
    assertThat(Demands.parse("bursty:4s,10m,50m", 10)).isEqualTo(new Demand.Bursty(4, 600, 3000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"poisson:4s", "periodic:5s", "bursty:1s,10m,50m"})
  void text_each_isReadBackAlike(String text) {
    Demand demand = Demands.parse(text, 3);
    assertThat(Demands.parse(Demands.text(demand), 3)).isEqualTo(demand);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uniform:4s    | expected one of poisson:4s, periodic:5s, bursty:4s,10m,50m, found"
            + " 'uniform:4s'",
        "4s            | expected one of poisson:4s",
        "poisson:4     | poisson:4: expected a unit after the number",
        "poisson:0s    | poisson:0s: expected a time of more than 0",
        "bursty:4s     | expected bursty:GAP,ACTIVE,IDLE such as bursty:4s,10m,50m, found",
      })
  void parse_wrong_saysWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> Demands.parse(text, 10)).hasMessageStartingWith(message);
  }
}
