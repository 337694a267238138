package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshline.reading.Uptime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RealClockTest extends ClockContract {
  @Override
  Clock clock() {
    return new RealClock();
  }

  @Test
  void now_onLinux_hasTheUptimeThatTheKernelTells() throws Exception {
    Path proc = Path.of("/proc/uptime");
    assumeTrue(Files.exists(proc), "there is no /proc/uptime here");
    double before = seconds(proc);
    Uptime uptime = Objects.requireNonNull(new RealClock().now().uptime());
    assertThat(uptime.millis() / 1000.0).isBetween(before - 0.001, seconds(proc) + 0.001);
    assertThat(uptime.bootId())
        .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
  }

  private static double seconds(Path proc) throws Exception {
    return Double.parseDouble(Files.readString(proc).split(" ", -1)[0]);
  }
}
