package dev.freshline.reports.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

  /// Of memoryless renders and of one or more phases: P(W > w) is .05.
  @Test
  void usualWait_each_isLongerOnceInTwenty() {
    assertThat(new Demand.Poisson(4).usualWait()).isCloseTo(4 * Math.log(20), within(1e-9));
    assertThat(new Demand.Bursty(4, 600, 3000).usualWait())
        .isEqualTo(new Demand.Poisson(4).usualWait());
    assertThat(new Demand.Periodic(1, 5).usualWait()).isCloseTo(0.95 * 5, within(1e-9));
    double ten = new Demand.Periodic(10, 5).usualWait();
    assertThat(Math.pow(1 - ten / 5, 10)).isCloseTo(0.05, within(1e-9));
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
