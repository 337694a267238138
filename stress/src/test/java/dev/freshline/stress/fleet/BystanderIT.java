package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BystanderIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  @Test
  void signals_leftAlone_areNone() throws Exception {
    try (var bystander = Bystander.start(folder.resolve("log"))) {
      assertThat(bystander.signals()).isEmpty();
    }
  }

  @Test
  void signals_severalThatCanBeCaught_areNamedAndItLivesOn() throws Exception {
    try (var bystander = Bystander.start(folder.resolve("log"))) {
      for (String name : List.of("TERM", "HUP", "USR1", "CONT")) {
        int before = bystander.signals().size();
        signal(name, bystander.pid());
        Await.until(name, SOON, () -> bystander.signals().size() > before);
      }
      assertThat(bystander.signals()).containsExactly("TERM", "HUP", "USR1", "CONT");
    }
  }

  @Test
  void signals_stop_isSeenInItsState() throws Exception {
    try (var bystander = Bystander.start(folder.resolve("log"))) {
      signal("STOP", bystander.pid());
      Await.until("a stop", SOON, () -> bystander.signals().equals(List.of("STOP")));
      signal("CONT", bystander.pid());
      Await.until("its going on", SOON, () -> bystander.signals().equals(List.of("CONT")));
    }
  }

  /// Between its end and that being known there is a moment, which half of the kills met.
  @RepeatedTest(20)
  void signals_kill_isSeenByItsEnd() throws Exception {
    try (var bystander = Bystander.start(folder.resolve("log"))) {
      signal("KILL", bystander.pid());
      Await.until("its end", SOON, () -> bystander.signals().equals(List.of("KILL")));
    }
  }
}
