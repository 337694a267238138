package dev.freshline.stress.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.foreign.ForeignPort.Heart;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RealForeignPortTest {
  private static final Duration SOON = Duration.ofMillis(1);

  private final RealForeignPort port = new RealForeignPort();
  private final AtomicInteger beats = new AtomicInteger();

  /// Many beats of another, in which one that goes on would have had its turn.
  private void letBeat() throws InterruptedException {
    var many = new CountDownLatch(20);
    Heart other = port.repeat(SOON, many::countDown);
    many.await();
    other.stop();
  }

  @Test
  void repeat_heart_beatsOn() throws Exception {
    port.repeat(SOON, beats::incrementAndGet);
    letBeat();
    assertThat(beats).hasValueGreaterThan(1);
  }

  @Test
  void repeat_stopped_beatsNoMore() throws Exception {
    Heart heart = port.repeat(SOON, beats::incrementAndGet);
    letBeat();
    heart.stop();
    int until = beats.get();
    letBeat();
    assertThat(beats).hasValueLessThanOrEqualTo(until + 1); // one may have been on its way
  }

  @Test
  void repeat_beatThatFails_isTheLast() throws Exception {
    port.repeat(
        SOON,
        () -> {
          beats.incrementAndGet();
          throw new IOException("taken away");
        });
    letBeat();
    assertThat(beats).hasValue(1);
  }
}
