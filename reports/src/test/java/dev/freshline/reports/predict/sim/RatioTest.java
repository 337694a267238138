package dev.freshline.reports.predict.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.statistics.Proportion;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static final int BATCHES = 40;
  private static final int ROUNDS = 2_000;

  private static int covered(SplittableRandom random, double chance) {
    int covered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var above = new double[BATCHES];
      var below = new double[BATCHES];
      for (int i = 0; i < BATCHES; i++) {
        below[i] = 1 + random.nextDouble();
        above[i] = random.nextDouble() < chance ? below[i] : 0;
      }
      Figure ratio = Ratio.of(BATCHES, i -> above[i], i -> below[i], 1);
      covered += ratio.low() <= chance && chance <= ratio.high() ? 1 : 0;
    }
    return covered;
  }

  @Test
  void of_manyRounds_coversAsOftenAsItSays() {
    int covered = covered(new SplittableRandom(1), 0.5);
    assertThat(Proportion.interval(covered, ROUNDS, 0.999).high()).isGreaterThan(0.945);
  }

  /// Where events are so rare that their spread is often seen too small, their number widens it.
  @Test
  void of_rareEvents_coversAsOftenAsItSays() {
    int covered = covered(new SplittableRandom(2), 0.05);
    assertThat(Proportion.interval(covered, ROUNDS, 0.999).high()).isGreaterThan(0.95);
  }

  @Test
  void of_noEvent_isAtMostThreeInN() {
    Figure ratio = Ratio.of(10, _ -> 0, _ -> 25, 1);
    assertThat(ratio.value()).isZero();
    assertThat(ratio.low()).isZero();
    assertThat(ratio.high()).isCloseTo(3.0 / 250, within(1e-12));
  }

  @Test
  void of_constantBatches_isAPoint() {
    Figure ratio = Ratio.of(60, _ -> 3, _ -> 6, 1);
    assertThat(ratio.low()).isEqualTo(0.5);
    assertThat(ratio.high()).isEqualTo(0.5);
  }
}
