package dev.freshline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatuslineTest {
  private static final String[] ENTRIES = {
    "{\"kind\":\"a short one\"}", "{\"why\":\"é" + "x".repeat(300)
  };

  @TempDir private Path folder;

  @Test
  void growJournal_stepByStep_isLessThanAnEntryShortOfEachSize() throws Exception {
    var home = new Sandbox(folder);
    Path journal = Files.createDirectories(home.resolve("state/account")).resolve("journal.jsonl");
    Files.writeString(journal, String.join("\n", ENTRIES) + '\n');
    for (int kib : new int[] {0, 64, 256, 1_000}) {
      long before = Files.size(journal);
      new Statusline(Path.of("statusline"), folder).growJournal(home, kib << 10);
      long least = Math.max(before, (kib << 10) - ENTRIES[0].length());
      assertThat(Files.size(journal)).isBetween(least, Math.max(before, kib << 10));
    }
  }
}
