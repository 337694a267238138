package dev.freshline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final Command ANY = new Command(List.of("any"), Map.of(), Path.of("/dev/null"));

  private final AtomicLong clock = new AtomicLong(Duration.ofDays(1).toNanos());

  /// A machine of one core: each takes 10 ms, and the next has to wait for it.
  private synchronized void oneAfterTheOther(Command command) {
    clock.addAndGet(Duration.ofMillis(10).toNanos());
  }

  @Test
  void untilTheLast_runsThatBeginLate_countFromTheCommonStart() throws Exception {
    var crowd = new Crowd(12, this::oneAfterTheOther, clock::get);
    assertThat(crowd.untilTheLast(ANY)).isEqualTo(120);
    assertThat(crowd.untilTheLast(ANY)).isEqualTo(120);
  }

  @Test
  void untilTheLast_oneFails_saysWhy() {
    Crowd.Runner failing =
        command -> {
          throw new IOException("no such program");
        };
    assertThatIOException()
        .isThrownBy(() -> new Crowd(2, failing, clock::get).untilTheLast(ANY))
        .withMessage("2 at once: java.io.IOException: no such program");
  }
}
