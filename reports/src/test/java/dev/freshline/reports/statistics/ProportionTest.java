package dev.freshline.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void interval_noEvent_endsAtThreeInN() {
    double high = Proportion.interval(0, 1000, 0.90).high();
    assertThat(high).isCloseTo(0.003, within(1e-5));
    assertThat(high).isCloseTo(1 - Math.pow(0.05, 1e-3), within(1e-12));
  }

  /// The interval of 1 in 10 in the tables of Clopper and Pearson.
  @Test
  void interval_oneInTen_isThatOfTheTables() {
    Proportion interval = Proportion.interval(1, 10, 0.95);
    assertThat(interval.share()).isEqualTo(0.1);
    assertThat(interval.low()).isCloseTo(0.0025, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.4450, within(5e-5));
  }

  @Test
  void interval_allOrNone_reachesTheEnd() {
    assertThat(Proportion.interval(0, 5, 0.95).low()).isZero();
    assertThat(Proportion.interval(5, 5, 0.95).high()).isEqualTo(1);
  }

  @Test
  void interval_noTrial_saysSo() {
    assertThatThrownBy(() -> Proportion.interval(0, 0, 0.95))
        .hasMessage("expected 0 to n events in n > 0 trials, found 0 in 0");
  }
}
