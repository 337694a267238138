package dev.freshline.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EffectiveSizeTest {
  /// Each value is `keep` times the one before plus something new.
  private static double[] sequence(double keep, int n) {
    var random = new SplittableRandom(2);
    var values = new double[n];
    for (int i = 1; i < n; i++) {
      values[i] = keep * values[i - 1] + random.nextDouble() - 0.5;
    }
    return values;
  }

  @Test
  void of_independentValues_isTheirNumber() {
    assertThat(EffectiveSize.of(sequence(0, 4_000))).isBetween(3_200.0, 4_000.0);
  }

  /// An autoregressive sequence is worth `(1 - a) / (1 + a)` of its length.
  @Test
  void of_dependentValues_isWhatTheoryGives() {
    assertThat(EffectiveSize.of(sequence(0.8, 20_000))).isBetween(1_700.0, 2_800.0);
  }

  @Test
  void of_constantOrShort_isTheirNumber() {
    assertThat(EffectiveSize.of(new double[] {2, 2, 2, 2, 2})).isEqualTo(5);
    assertThat(EffectiveSize.of(new double[] {1, 2, 3})).isEqualTo(3);
  }
}
