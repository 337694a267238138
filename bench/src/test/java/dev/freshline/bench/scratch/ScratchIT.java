package dev.freshline.bench.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchIT {
  @Test
  void close_processLeftInAFolder_endsItAndLeavesNothing() throws Exception {
    Path home;
    Process left;
    try (var scratch = Scratch.open()) {
      assertThat(scratch.kindOfDisk()).isNotBlank();
      home = Scratch.folder("disk");
      Files.writeString(home.resolve("file"), "x");
      var builder = new ProcessBuilder("sleep", "1000");
      builder.environment().put("HOME", home.toString());
      left = builder.start();
      assertThat(left.isAlive()).isTrue();
    }
    assertThat(left.isAlive()).isFalse();
    assertThat(home.getParent()).doesNotExist();
  }
}
