package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a [Clock] promises while nobody sets it.
abstract class ClockContract {
  private static final Duration SHORT = Duration.ofMillis(30);

  abstract Clock clock();

  @Test
  void pause_movesAllClocksOnByAtLeastThat() {
    Clock clock = clock();
    Moment before = clock.now();
    long nanos = clock.nanos();
    clock.pause(SHORT);
    assertThat(clock.nanos() - nanos).isGreaterThanOrEqualTo(SHORT.toNanos());
    // Wall clock and uptime are coarser, by up to a hundredth of a second.
    assertThat(clock.now().epochMillis() - before.epochMillis()).isGreaterThanOrEqualTo(20);
    assertThat(millis(clock.now()) - millis(before)).isGreaterThanOrEqualTo(20);
  }

  private static long millis(Moment moment) {
    Uptime uptime = moment.uptime();
    return uptime == null ? moment.epochMillis() : uptime.millis();
  }

  @Test
  void now_again_isOfTheSameBoot() {
    Uptime first = clock().now().uptime();
    Uptime second = clock().now().uptime();
    assertThat(first == null ? null : first.bootId())
        .isEqualTo(second == null ? null : second.bootId());
  }

  @Test
  void pause_interrupted_returnsAtOnceAndStaysInterrupted() {
    Clock clock = clock();
    long nanos = clock.nanos();
    Thread.currentThread().interrupt();
    clock.pause(Duration.ofMinutes(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.nanos() - nanos).isLessThan(Duration.ofMinutes(1).toNanos());
  }
}
