package dev.freshline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.MemoryDisk;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Path RUN = Path.of("/run/freshline");
  private static final long NOW = 1_795_000_000_000L;

  private final MemoryDisk disk = new MemoryDisk();
  private final Tickets tickets = new Tickets(disk, RUN, "resident", INTERVAL);

  private static Moment at(long millis, @Nullable String boot, long up) {
    return Moment.ofMillis(NOW + millis, boot == null ? null : new Uptime(boot, up));
  }

  @Test
  void take_oneInterval_isOnes() throws IOException {
    assertThat(tickets.isTaken(at(0, "a", 10_000))).isFalse();
    assertThat(tickets.take(at(0, "a", 10_000))).isTrue();
    assertThat(tickets.take(at(4_999, "a", 14_999))).isFalse();
    assertThat(tickets.isTaken(at(4_999, "a", 14_999))).isTrue();
    assertThat(tickets.take(at(5_000, "a", 15_000))).isTrue();
  }

  @Test
  void take_otherKind_isAnother() throws IOException {
    tickets.take(at(0, "a", 0));
    assertThat(new Tickets(disk, RUN, "1", INTERVAL).take(at(0, "a", 0))).isTrue();
  }

  @Test
  void take_clockIsSetBack_isNotThatOfThen() throws IOException {
    tickets.take(at(0, "a", 10_000));
    assertThat(tickets.take(at(0, "a", 250_000))).isTrue();
  }

  @Test
  void take_clockIsSetAhead_isStillThatOfNow() throws IOException {
    tickets.take(at(0, "a", 10_000));
    assertThat(tickets.take(at(3_600_000, "a", 10_001))).isFalse();
  }

  @Test
  void take_uptimeOfAnotherBoot_isAnother() throws IOException {
    tickets.take(at(0, "a", 10_000));
    assertThat(tickets.take(at(60_000, "b", 10_000))).isTrue();
  }

  @Test
  void take_noUptime_goesByTheClock() throws IOException {
    assertThat(tickets.take(at(0, null, 0))).isTrue();
    assertThat(tickets.take(at(4_999, null, 0))).isFalse();
    assertThat(tickets.take(at(5_000, null, 0))).isTrue();
  }
}
