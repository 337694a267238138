package dev.freshline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTest {
  /// Ranks of the 95 % interval for a median as tables of the sign test have them (rank 8 of 25).
  @ParameterizedTest
  @CsvSource({"5, 0", "6, 0", "9, 1", "15, 3", "25, 7", "50, 17"})
  void skipped_ofSortedValues_isOneLessThanTheTabledRank(int n, int skipped) {
    assertThat(Paired.skipped(n)).isEqualTo(skipped);
  }

  @Test
  void of_pairsWithACommonLoad_areComparedPairByPair() {
    List<Spawned> ours = new ArrayList<>();
    List<Spawned> reference = new ArrayList<>();
    for (int load = 1; load <= 25; load++) {
      reference.add(wall(10.0 * load));
      ours.add(wall(15.0 * load));
    }
    assertThat(Paired.of(ours, reference, Spawned::wallMillis))
        .satisfies(paired -> assertThat(paired.median()).isEqualTo(1.5))
        .satisfies(paired -> assertThat(paired.low()).isEqualTo(1.5))
        .satisfies(paired -> assertThat(paired.high()).isEqualTo(1.5));
  }

  /// Two to the power of 1 - n while none may be left out; then as tables of the sign test have it.
  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0.75", "5, 0.9375", "6, 0.96875", "15, 0.96484375", "25, 0.956715"})
  void of_soManyPairs_tellsHowOftenItsIntervalCovers(int n, double coverage) {
    assertThat(Paired.of(ones(n), ones(n), Spawned::wallMillis).coverage())
        .isCloseTo(coverage, within(1e-6));
  }

  @Test
  void of_noisyPairs_intervalCoversTheMedianAsOftenAsItClaims() {
    var random = new SplittableRandom(1);
    int covered = 0;
    int trials = 2_000;
    for (int trial = 0; trial < trials; trial++) {
      List<Spawned> ours = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        ours.add(wall(Math.exp(random.nextGaussian())));
      }
      Paired paired = Paired.of(ours, List.copyOf(ones(25)), Spawned::wallMillis);
      covered += paired.low() <= 1 && 1 <= paired.high() ? 1 : 0;
    }
    assertThat(covered / (double) trials).isCloseTo(0.957, within(0.02));
  }

  @Test
  void of_unequalNumbers_saysBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Paired.of(ones(3), ones(4), Spawned::wallMillis))
        .withMessage("expected as many runs of both, found 3 and 4");
  }

  private static List<Spawned> ones(int count) {
    List<Spawned> ones = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ones.add(wall(1));
    }
    return ones;
  }

  private static Spawned wall(double millis) {
    return new Spawned(millis, 0, 0);
  }
}
