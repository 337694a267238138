package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockSpaceIT {
  /// Of a machine that does much else meanwhile.
  private static final Offset<Double> SECONDS = within(30.0);

  private static final double HOUR = 3600;

  @TempDir private Path folder;

  private ClockSpace open() throws Exception {
    try {
      return ClockSpace.open(folder);
    } catch (UnavailableException e) {
      return abort(String.valueOf(e.getMessage()));
    }
  }

  /// What somebody in there sees of the wall clock and the uptime, less what we see.
  private static List<Double> seen(ClockSpace clocks, Duration ahead) throws Exception {
    List<String> command = new ArrayList<>(clocks.command(ahead));
    command.addAll(List.of("/bin/sh", "-c", "date +%s; cut -d' ' -f1 /proc/uptime"));
    Process process = new ProcessBuilder(command).start();
    String[] lines = new String(process.getInputStream().readAllBytes(), US_ASCII).split("\n", -1);
    String uptime = Files.readString(Path.of("/proc/uptime"));
    return List.of(
        Double.parseDouble(lines[0]) - System.currentTimeMillis() / 1000.0,
        Double.parseDouble(lines[1])
            - Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))));
  }

  private static void require(List<Double> seen, double wall, double uptime) {
    assertThat(seen.getFirst()).isCloseTo(wall, SECONDS);
    assertThat(seen.getLast()).isCloseTo(uptime, SECONDS);
  }

  @Test
  void command_wallClockSet_movesItAlone() throws Exception {
    try (ClockSpace clocks = open()) {
      require(seen(clocks, Duration.ofHours(1)), HOUR, 0);
      require(seen(clocks, Duration.ofHours(-1)), -HOUR, 0);
    }
  }

  @Test
  void sleep_twice_movesBothTogether() throws Exception {
    try (ClockSpace clocks = open()) {
      clocks.sleep(Duration.ofHours(1));
      require(seen(clocks, Duration.ZERO), HOUR, HOUR);
      clocks.sleep(Duration.ofHours(2));
      require(seen(clocks, Duration.ofHours(-1)), 2 * HOUR, 3 * HOUR);
    }
  }

  @Test
  void close_leavesNothingInSharedMemory() throws Exception {
    List<Path> before = sharedMemory();
    try (ClockSpace clocks = open()) {
      require(seen(clocks, Duration.ofHours(1)), HOUR, 0);
    }
    assertThat(before).containsAll(sharedMemory());
  }

  private static List<Path> sharedMemory() throws Exception {
    try (var files = Files.list(Path.of("/dev/shm"))) {
      return files.toList();
    }
  }
}
