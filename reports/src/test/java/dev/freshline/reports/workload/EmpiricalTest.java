package dev.freshline.reports.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmpiricalTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Empirical of(String... lines) {
    return Empirical.of(DurationsFile.parse(String.join("\n", lines), "runs"));
  }

  @Test
  void of_completeRuns_givesEachTheSameProbability() {
    Empirical runs = of("4", "2", "2", "10");
    assertThat(runs.mean()).isEqualTo(4.5);
    assertThat(runs.survival(2)).isEqualTo(0.5);
    assertThat(runs.survival(1.9)).isEqualTo(1);
    assertThat(runs.quantile(0.5)).isEqualTo(2);
    assertThat(runs.quantile(0.51)).isEqualTo(4);
    assertThat(runs.quantile(0.999)).isEqualTo(10);
    assertThat(runs.nodes(-1, NEVER).weight()).containsExactly(0.5, 0.25, 0.25);
    assertThat(runs.nodes(2, 4).at()).containsExactly(4);
  }

  /// Worked by hand: at 2 one of 5 ends; then 3+ leaves; at 4 one of 3 ends; at 6 one of 2.
  @Test
  void of_censoredRuns_handTheirProbabilityToLongerOnes() {
    Empirical runs = of("2", "3+", "4", "6", "9");
    assertThat(runs.survival(2)).isCloseTo(0.8, within(1e-12));
    assertThat(runs.survival(4)).isCloseTo(0.8 * 2 / 3, within(1e-12));
    assertThat(runs.survival(6)).isCloseTo(0.8 * 2 / 3 / 2, within(1e-12));
    assertThat(runs.survival(9)).isZero();
    assertThat(runs.unseen()).isZero();
  }

  @Test
  void of_longestRunCensored_hasAnEndThatNobodySaw() {
    Empirical runs = of("2", "4", "35+", "35+");
    assertThat(runs.unseen()).isCloseTo(0.5, within(1e-12));
    assertThat(runs.mean()).isInfinite();
    assertThat(runs.quantile(0.5)).isEqualTo(4);
    assertThat(runs.quantile(0.51)).isInfinite();
    assertThat(runs.nodes(-1, 40).mass()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void of_censoredAtTheTimeOfACompleteOne_wasStillAliveThen() {
    assertThat(of("5+", "5", "8").survival(5)).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void of_onlyCensoredRuns_saysWhatToDo() {
    assertThatThrownBy(() -> of("35+", "35+"))
        .hasMessageContaining("expected at least one run that came to its end, found 2 runs")
        .hasMessageContaining("measure with a longer timeout");
  }
}
