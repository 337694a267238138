package dev.freshline.reports.predict.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.predict.sim.Luck.Source;
import org.junit.jupiter.api.Test;

class LuckTest {
  @Test
  void next_oneSource_doesNotMoveTheOthers() {
    var alone = new Luck(7);
    var mixed = new Luck(7);
    for (int i = 0; i < 100; i++) {
      mixed.next(Source.RENDER);
      assertThat(mixed.next(Source.RUN_TIME)).isEqualTo(alone.next(Source.RUN_TIME));
    }
  }

  @Test
  void next_anotherSeedOrSource_isAnotherNumber() {
    assertThat(new Luck(1).next(Source.RENDER)).isNotEqualTo(new Luck(2).next(Source.RENDER));
    assertThat(new Luck(1).next(Source.RENDER)).isNotEqualTo(new Luck(1).next(Source.CRASH));
  }

  @Test
  void next_manyNumbers_areUniformAndUncorrelated() {
    var luck = new Luck(3);
    int n = 200_000;
    var bins = new int[10];
    double sum = 0;
    double products = 0;
    double last = 0.5;
    for (int i = 0; i < n; i++) {
      double u = luck.next(Source.RUN_TIME);
      assertThat(u).isBetween(0x1p-54, 1 - 0x1p-54);
      bins[(int) (u * 10)]++;
      sum += u;
      products += (u - 0.5) * (last - 0.5);
      last = u;
    }
    assertThat(sum / n).isCloseTo(0.5, within(4 * Math.sqrt(1.0 / 12 / n)));
    assertThat(products / n).isCloseTo(0, within(4.0 / 12 / Math.sqrt(n)));
    for (int bin : bins) {
      assertThat(bin).isBetween(n / 10 - 600, n / 10 + 600);
    }
  }
}
