package dev.freshline.stress.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--budget=5", "--seed=x", "--only=nothing", "--colour"})
  void run_misuse_is2(String argument) {
    assertThat(Gate.run(argument)).isEqualTo(2);
  }

  @Test
  void run_oneScenarioThatComesOutAsExpected_is0AndReported() throws Exception {
    Path json = folder.resolve("gate.json");
    Path junit = folder.resolve("gate.xml");
    assertThat(Gate.run("--only=cooldown-against-freshness", "--json=" + json, "--junit=" + junit))
        .isZero();
    assertThat(Files.readString(json)).contains("\"expected\":\"broken\",\"verdict\":\"pass\"");
    assertThat(Files.readString(junit)).contains("failures=\"0\"");
  }

  @Test
  void run_reportThatCannotBeWritten_is73() {
    assertThat(
            Gate.run(
                "--only=cooldown-against-freshness", "--json=" + folder.resolve("no/gate.json")))
        .isEqualTo(73);
  }
}
