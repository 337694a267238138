package dev.freshline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.whole.Strays;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a user: install, let Claude Code render, ask why, uninstall; whole processes, in an
/// empty home.
class InstallIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("freshline.root"), "runtime/bin/statusline");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String INPUT =
      """
      {"session_id": "s-1", "model": {"display_name": "Opus 4.7"}, "cost": {"total_cost_usd": 4.24}}
      """;

  private Path home;
  private Path settings;

  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void anEmptyHome(@TempDir Path folder) throws IOException {
    home = Files.createDirectory(folder.toRealPath().resolve("a home"));
    settings = home.resolve(".claude/settings.json");
  }

  @AfterEach
  void allHasEnded() throws Exception {
    Strays.requireNone(home);
  }

  private Ended run(String input, List<String> command) throws IOException, InterruptedException {
    Path in = Files.writeString(home.resolveSibling("in"), input);
    Path out = home.resolveSibling("out");
    Path err = home.resolveSibling("err");
    var builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "PATH",
                "/usr/bin:/bin",
                "COLUMNS",
                "100",
                "FRESHLINE_DAEMON",
                "off",
                "FRESHLINE_JAVA_HOME",
                System.getProperty("java.home")));
    Strays.mark(builder.environment(), home);
    Process process = builder.start();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " still runs after " + LIMIT);
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Ended statusline(String... args) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(LAUNCHER.toString());
    command.addAll(List.of(args));
    return run("", command);
  }

  /// As Claude Code does it: what its settings say, through a shell.
  private Ended render() throws IOException, InterruptedException {
    String command = Json.read(Files.readAllBytes(settings)).at("/statusLine/command").textValue();
    return run(INPUT, List.of("/bin/sh", "-c", command));
  }

  @Test
  void install_render_explain_uninstall_workTogether() throws Exception {
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\n  \"model\": \"opus\"\n}\n");

    assertThat(statusline("install").exit()).isZero();
    Ended rendered = render();
    assertThat(rendered.exit()).isZero();
    assertThat(rendered.out()).contains("Opus 4.7", "$4.24").hasLineCount(1);

    Ended explained = statusline("explain");
    assertThat(explained.exit()).isZero();
    assertThat(explained.out()).contains("block", "Next refresh", "Lease").doesNotContain("\u001B");

    Ended doctor = statusline("doctor");
    assertThat(doctor.out()).contains("OK    Claude Code: starts ", LAUNCHER.toString());
    assertThat(doctor.err()).isEmpty();

    assertThat(statusline("uninstall").exit()).isZero();
    assertThat(settings).content().isEqualTo("{\n  \"model\": \"opus\"\n}\n");
  }

  @Test
  void install_underAForeignLocale_writesUtf8() throws Exception {
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\n  \"größe\": \"│ ⚠\"\n}\n");
    Ended installed = run("", List.of("/usr/bin/env", "LC_ALL=C", LAUNCHER.toString(), "install"));
    assertThat(installed.exit()).isZero();
    assertThat(installed.out()).contains("+  \"größe\": \"│ ⚠\",");
    assertThat(settings).content().startsWith("{\n  \"größe\": \"│ ⚠\",\n");
  }

  @Test
  void completion_inBash_completesCommands() throws Exception {
    Ended completed =
        run(
            "",
            List.of(
                "bash",
                "-c",
                "source <('"
                    + LAUNCHER
                    + "' completion); "
                    + "COMP_WORDS=(statusline un); COMP_CWORD=1; _complete_statusline; "
                    + "echo \"${COMPREPLY[@]}\""));
    assertThat(completed.out()).isEqualTo("uninstall\n");
  }
}
