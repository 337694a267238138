package dev.freshline.stress.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.Main;
import dev.freshline.stress.fleet.Await;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gate as a process: how it ends, and what it leaves.
class GateIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// From a signal to the end of all that was started.
  private static final Duration CLEARED = Duration.ofSeconds(30);

  @TempDir private Path temp;
  @TempDir private Path out;
  private final List<Process> started = new ArrayList<>();

  private Process gate(String... arguments) throws IOException {
    // Whoever runs these tests in the background has us ignore INT, and so whoever we start.
    var command =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temp,
                "-Dfreshline.root=" + System.getProperty("freshline.root", "."),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("out").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static int exitOf(Process gate) throws InterruptedException {
    assertThat(gate.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return gate.exitValue();
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /// Processes that were started under the gate's temporary folder and live: their environment or
  /// command line names it.
  private List<String> living() throws IOException {
    List<String> living = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        String line = content(process.resolve("cmdline"));
        if ((line + content(process.resolve("environ"))).contains(temp + File.separator)) {
          living.add(process + " " + line.replace('\0', ' '));
        }
      }
    }
    return living;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // over
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(temp)) {
      return files.filter(file -> !file.endsWith("hsperfdata_root")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, --only=cooldown-against-freshness",
    "1, --only=cooldown-against-freshness --budget=1ms",
    "2, --only=nothing",
    "2, --budget=soon"
  })
  void gate_ends_withTheCodeOfItsVerdict(int code, String arguments) throws Exception {
    assertThat(exitOf(gate(arguments.split(" ", -1)))).isEqualTo(code);
    assertThat(files()).isEmpty();
  }

  /// By a signal amid processes that are killed and stopped, and amid jcstress's.
  @ParameterizedTest
  @CsvSource({"TERM, 143, storm/freshline", "INT, 130, stopped", "TERM, 143, races/freshline"})
  void gate_signalled_leavesNoProcessAndNoFile(String signal, int code, String scenario)
      throws Exception {
    Process gate = gate("--budget=5m", "--only=" + scenario);
    Await.until("processes", LIMIT, () -> living().size() > 2);
    new ProcessBuilder("/bin/kill", "-s", signal, Long.toString(gate.pid())).start().waitFor();
    assertThat(exitOf(gate)).isEqualTo(code);
    boolean cleared = Await.isSeen(CLEARED, () -> living().isEmpty());
    assertThat(living()).isEmpty();
    assertThat(cleared).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void gate_oneRoundThatHeld_is0() throws Exception {
    assertThat(exitOf(gate("--only=timeout-boundary/freshline", "--round=1"))).isZero();
    assertThat(Files.readString(out.resolve("out"))).contains("1 ok, 0 failed, 0 skipped");
  }
}
