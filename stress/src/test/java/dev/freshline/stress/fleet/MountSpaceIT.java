package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountSpaceIT {
  private static final String SMALL = "mount -t tmpfs -o size=16k none \"$1\"";

  @TempDir private Path folder;

  private static MountSpace open() throws Exception {
    try {
      return MountSpace.open();
    } catch (UnavailableException e) {
      return abort(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void run_mount_isSeenInsideAloneAndEndsWithIt() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    try (MountSpace space = open()) {
      space.run(SMALL, place);
      space.run("echo inside >\"$1/file\"", place);
      assertThat(space.seen(place).resolve("file")).hasContent("inside");
      assertThat(place).isEmptyDirectory();
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void command_becomesWhatItRuns_inThere() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    try (MountSpace space = open()) {
      space.run(SMALL, place);
      List<String> command = new ArrayList<>(space.command());
      command.addAll(
          List.of("/bin/sh", "-c", "echo $$ >\"$1/pid\"; echo $$", "sh", place.toString()));
      Process process = new ProcessBuilder(command).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(said.strip()).isEqualTo(Long.toString(process.pid()));
      assertThat(space.seen(place).resolve("pid")).hasContent(said.strip());
    }
  }

  @Test
  void run_scriptFails_saysWhat() throws Exception {
    try (MountSpace space = open()) {
      assertThatIOException()
          .isThrownBy(() -> space.run("echo no luck; exit 3"))
          .withMessageContainingAll("3", "no luck");
    }
  }
}
