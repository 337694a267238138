package dev.freshline.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MeanBoundTest {
  private static final int SAMPLES = 1_000;

  /// Excesses of exponential run times over a freshness: mostly 0, now and then large.
  private static double[] skewed(SplittableRandom random) {
    var values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-20 * Math.log(1 - random.nextDouble()) - 40, 0);
    }
    return values;
  }

  private static int covered(ToDoubleFunction<double[]> bound) {
    var random = new SplittableRandom(5);
    double mean = 20 * Math.exp(-2);
    int covered = 0;
    for (int i = 0; i < SAMPLES; i++) {
      covered += bound.applyAsDouble(skewed(random)) >= mean ? 1 : 0;
    }
    return covered;
  }

  @Test
  void upper_skewedValues_coversAsOftenAsItSays() {
    int covered = covered(values -> MeanBound.upper(values, 0.95, 199, 3));
    assertThat(Proportion.upperBound(covered, SAMPLES, 0.99)).isGreaterThanOrEqualTo(0.95);
    assertThat(covered).as("not by being far too wide").isLessThan(990);
  }

  /// The twin: Student's bound takes the values for symmetric, and falls short.
  @Test
  void studentsBound_skewedValues_fallsShort() {
    int covered = covered(MeanBoundTest::student);
    assertThat(Proportion.upperBound(covered, SAMPLES, 0.99)).isLessThan(0.95);
  }

  private static double student(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return mean + 1.6525 * Math.sqrt(squares / (values.length - 1) / values.length);
  }

  @Test
  void upper_equalValues_isThatValue() {
    assertThat(MeanBound.upper(new double[] {3, 3, 3}, 0.95, 99, 1)).isEqualTo(3);
  }

  @Test
  void upper_sameSeed_isTheSame() {
    double[] values = skewed(new SplittableRandom(1));
    assertThat(MeanBound.upper(values, 0.95, 99, 8))
        .isEqualTo(MeanBound.upper(values, 0.95, 99, 8));
  }
}
