package dev.freshline.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.backoff.Backoff.Jitter;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  /// Dice that show their lowest side, and their highest.
  private static final RandomGenerator LOWEST = () -> 0L;

  private static final Backoff PLAIN =
      new Backoff(seconds(5), 2, seconds(60), Jitter.NONE, seconds(1));
  private static final Backoff JITTERED =
      new Backoff(seconds(5), 2, seconds(60), Jitter.FULL, seconds(1));

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "6, 60", "5000, 60", "2147483647, 60"})
  void delay_withoutJitter_doublesUpToTheCap(int consecutive, long expected) {
    assertThat(PLAIN.delay(consecutive, null, LOWEST)).isEqualTo(seconds(expected));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "5, 60", "5000, 60"})
  void delay_withJitter_fillsTheRangeFromFloorToBound(int consecutive, long bound) {
    var random = new Random(7);
    Duration least = Duration.ofDays(1);
    Duration most = Duration.ZERO;
    for (int i = 0; i < 4000; i++) {
      Duration delay = JITTERED.delay(consecutive, null, random);
      least = delay.compareTo(least) < 0 ? delay : least;
      most = delay.compareTo(most) > 0 ? delay : most;
    }
    Duration slack = seconds(bound).dividedBy(50);
    assertThat(least).isBetween(seconds(1), seconds(1).plus(slack));
    assertThat(most).isBetween(seconds(bound).minus(slack), seconds(bound));
  }

  @ParameterizedTest
  @CsvSource({
    "1, , PT1S",
    "1, PT0S, PT1S",
    "1, PT3S, PT3S",
    "1, PT30S, PT30S",
    "1, PT1H, PT1H",
    "1, PT9000H, PT4H"
  })
  void delay_sourceAsked_isNeverLess(int consecutive, @Nullable Duration asked, Duration least) {
    assertThat(JITTERED.delay(consecutive, asked, LOWEST)).isEqualTo(least);
    assertThat(PLAIN.delay(consecutive, asked, LOWEST)).isGreaterThanOrEqualTo(least);
  }

  @Test
  void constructor_contradictions_areRefusedWithBothValues() {
    assertThatThrownBy(() -> new Backoff(seconds(5), 2, seconds(4), Jitter.NONE, seconds(1)))
        .hasMessageContaining("cap=PT4S")
        .hasMessageContaining("base=PT5S");
    assertThatThrownBy(() -> new Backoff(seconds(5), 2, seconds(9), Jitter.NONE, seconds(6)))
        .hasMessageContaining("floor=PT6S");
    assertThatThrownBy(() -> new Backoff(seconds(5), 2, seconds(9), Jitter.NONE, Duration.ZERO))
        .hasMessageContaining("floor");
    assertThatThrownBy(() -> new Backoff(seconds(5), 0.5, seconds(9), Jitter.NONE, seconds(1)))
        .hasMessageContaining("factor");
    assertThatThrownBy(
            () -> new Backoff(seconds(5), Double.NaN, seconds(9), Jitter.NONE, seconds(1)))
        .hasMessageContaining("factor");
    assertThatThrownBy(
            () -> new Backoff(seconds(5), 2, Duration.ofHours(5), Jitter.NONE, seconds(1)))
        .hasMessageContaining("cap");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
