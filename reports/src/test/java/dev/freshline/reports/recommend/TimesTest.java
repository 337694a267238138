package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TimesTest {
  @Test
  void up_anyTime_isRoundAndNotShorter() {
    assertThat(Times.up(38.25)).isEqualTo(39);
    assertThat(Times.up(0.2871)).isEqualTo(0.29);
    assertThat(Times.up(341)).isEqualTo(350);
  }

  @Test
  void down_anyTime_isRoundAndNotLonger() {
    assertThat(Times.down(87.9)).isEqualTo(87);
    assertThat(Times.down(1499)).isEqualTo(1440);
  }

  @Test
  void upAndDown_roundTime_stays() {
    for (double round : new double[] {0.1, 1, 39, 120, 300, 3600}) {
      assertThat(Times.up(round)).isEqualTo(round);
      assertThat(Times.down(round)).isEqualTo(round);
    }
  }

  @Test
  void up_andDown_areWithinATwentieth() {
    for (double seconds = 0.02; seconds < 100_000; seconds *= 1.07) {
      assertThat(Times.up(seconds)).isBetween(seconds, seconds * 1.0501);
      assertThat(Times.down(seconds)).isBetween(seconds * 0.9499, seconds);
    }
  }
}
