package dev.freshline.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// The client in C by itself; `ResidentIT` has it beside a resident process.
class NativeClientIT {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("freshline.root")));
  private static final Path CLIENT = ROOT.resolve("runtime/target/dist/client");
  private static final int SECONDS = 60;

  @TempDir private Path folder;

  private record Ended(int exit, String out) {}

  private Ended run(String... command) throws Exception {
    try {
      Process process = start(command);
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), out);
    } catch (IOException e) {
      throw new TestAbortedException(List.of(command) + " cannot be started", e);
    }
  }

  private Process start(String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", "/usr/bin:/bin", "FRESHLINE_HOME", folder.toString()));
    return builder.start();
  }

  @Test
  void source_allWarnings_hasNone() throws Exception {
    String source = ROOT.resolve("runtime/src/main/c/client.c").toString();
    String object = folder.resolve("client.o").toString();
    String[] command = {
      "cc",
      "-std=c11",
      "-O2",
      "-Wall",
      "-Wextra",
      "-Wpedantic",
      "-Werror",
      "-c",
      source,
      "-o",
      object
    };
    assertThat(run(command)).isEqualTo(new Ended(0, ""));
  }

  @Test
  void call_withoutALauncher_saysWhatIsExpected() throws Exception {
    assumeTrue(Files.isExecutable(CLIENT), "the native client is not built: no C compiler");
    Ended ended = run(CLIENT.toString());
    assertThat(ended.exit()).isEqualTo(64);
    assertThat(ended.out()).contains("expected the path of runtime/bin/statusline");
  }

  @Test
  void render_launcherGone_isALineAllTheSame() throws Exception {
    assumeTrue(Files.isExecutable(CLIENT), "the native client is not built: no C compiler");
    Ended ended = run(CLIENT.toString(), "/gone/runtime/bin/statusline");
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).startsWith("freshline: /gone/runtime/bin/statusline does not start");
  }

  /// Whoever reads the line waits for its end, which must not wait for that of the input.
  @Test
  void render_inputStaysOpenAfterAFailure_outputEndsWithTheLine() throws Exception {
    assumeTrue(Files.isExecutable(CLIENT), "the native client is not built: no C compiler");
    Path launcher = Installation.script(folder.resolve("launcher"), "echo line");
    try (var _ = StandIn.hangingUp(folder.resolve("run"))) {
      Process client = start(CLIENT.toString(), launcher.toString());
      try (OutputStream input = client.getOutputStream()) {
        input.write('{');
        input.flush();
        var line = CompletableFuture.supplyAsync(() -> client.inputReader(UTF_8).lines().toList());
        assertThat(line).succeedsWithin(SECONDS, TimeUnit.SECONDS).isEqualTo(List.of("line"));
      }
    }
  }
}
