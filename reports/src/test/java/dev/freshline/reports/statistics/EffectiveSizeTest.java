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

  /// Chance alone deflates once in twenty, and then not by much.
  @Test
  void of_fewIndependentValues_isMostlyTheirNumber() {
    int deflated = 0;
    for (int seed = 0; seed < 400; seed++) {
      double[] values = new SplittableRandom(seed).doubles(60).toArray();
      deflated += EffectiveSize.of(values) < 60 ? 1 : 0;
    }
    assertThat(deflated).isLessThan(400 / 15);
  }

  @Test
  void of_sortedValues_isTheirNumber() {
    double[] values = new SplittableRandom(3).doubles(100).sorted().toArray();
    assertThat(EffectiveSize.of(values)).isEqualTo(100);
    for (int i = 0; i < 50; i++) {
      double first = values[i];
      values[i] = values[99 - i];
      values[99 - i] = first;
    }
    assertThat(EffectiveSize.of(values)).isEqualTo(100);
  }

  @Test
  void of_constantOrShort_isTheirNumber() {
    assertThat(EffectiveSize.of(new double[] {2, 2, 2, 2, 2})).isEqualTo(5);
    assertThat(EffectiveSize.of(new double[] {1, 2, 3})).isEqualTo(3);
  }
}
