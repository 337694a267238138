package dev.freshline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestantsTest {
  @TempDir private Path root;

  @Test
  void addPeers_noManifest_isAbsentAsAWhole() {
    var contestants = new Contestants();
    contestants.addPeers(root, root, root, root.resolve("t.jsonl"));
    assertThat(contestants.commands()).isEmpty();
    assertThat(contestants.absent()).containsOnlyKeys("peers");
  }

  @Test
  void addPeers_programsOfOtherMachines_areAbsentOneByOneWithTheReason() throws Exception {
    Path manifest = Files.createDirectories(root.resolve("bench/peers")).resolve("package.json");
    Files.writeString(manifest, "{}");
    Path npm = Files.createDirectories(root.resolve("bench/target/peers"));
    Files.copy(manifest, npm.resolve("installed.json"));
    var contestants = new Contestants();
    contestants.addPeers(root, root.resolve("homes"), root, root.resolve("t.jsonl"));
    assertThat(contestants.commands()).isEmpty();
    assertThat(contestants.absent())
        .hasSize(5)
        .allSatisfy((name, why) -> assertThat(why).contains("is not there; its package may not"));
  }
}
