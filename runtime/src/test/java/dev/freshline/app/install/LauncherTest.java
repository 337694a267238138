package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  private static final Path HOME = Path.of("/home/ann");

  private static Launcher at(Path path) {
    return new Launcher(path, HOME, new RealDisk());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/ann/fl/runtime/bin/statusline",
        "~/fl/runtime/bin/statusline",
        "$HOME/fl/runtime/bin/statusline",
        "\"${HOME}/fl/runtime/bin/statusline\"",
        "NO_COLOR=1 /home/ann/fl/runtime/bin/statusline 2>/dev/null",
        "/home/ann/fl/./runtime/bin/statusline",
      })
  void isStartedBy_thisCopyHoweverWritten_isSeen(String command) {
    assertThat(at(HOME.resolve("fl/runtime/bin/statusline")).isStartedBy(command)).isTrue();
  }

  @Test
  void isStartedBy_linkToThisCopy_isSeen(@TempDir Path folder) throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), program);
    assertThat(at(program).isStartedBy(link.toString())).isTrue();
  }

  @Test
  void command_ofALauncher_isKnownAgain() {
    Launcher launcher = at(HOME.resolve("free line/runtime/bin/statusline"));
    assertThat(launcher.command()).endsWith("'" + launcher.path() + "'");
    assertThat(launcher.isStartedBy(launcher.command())).isTrue();
    assertThat(launcher.programOf(launcher.command())).isEqualTo(launcher.path());
  }

  @Test
  void command_nativeClientBuilt_startsItAndIsKnownAgain(@TempDir Path folder) throws IOException {
    Launcher launcher = at(folder.resolve("runtime/bin/statusline"));
    String before = launcher.command();
    Path client = folder.resolve("runtime/target/dist/client");
    Files.createDirectories(client.getParent());
    assertThat(Files.writeString(client, "").toFile().setExecutable(true)).isTrue();
    assertThat(launcher.command())
        .startsWith("[ -x " + client + " ] && exec " + client + ' ' + launcher.path() + "; ")
        .endsWith("exec " + before);
    assertThat(launcher.isStartedBy(launcher.command())).isTrue();
    assertThat(launcher.programOf(launcher.command())).isEqualTo(launcher.path());
    assertThat(launcher.isOutdated(before)).isTrue();
    assertThat(launcher.isOutdated(launcher.command())).isFalse();
    assertThat(launcher.isOutdated("NO_COLOR=1 " + before)).isFalse();
  }

  @Test
  void isOurs_anotherCopy_isOursButNotThisOne() {
    Launcher launcher = at(HOME.resolve("fl/runtime/bin/statusline"));
    assertThat(launcher.isOurs("/gone/runtime/bin/statusline")).isTrue();
    assertThat(launcher.isStartedBy("/gone/runtime/bin/statusline")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ccusage statusline", "statusline", "/x/bin/statusline", ""})
  void isOurs_otherTools_areNot(String command) {
    assertThat(at(HOME.resolve("fl/runtime/bin/statusline")).isOurs(command)).isFalse();
  }

  @Test
  void programOf_assignmentsBefore_areSkipped() {
    assertThat(at(HOME).programOf("A=1 B='x y' ~/bin/x --z")).isEqualTo(HOME.resolve("bin/x"));
    assertThat(at(HOME).programOf("/bin/bash ~/bin/x")).isEqualTo(HOME.resolve("bin/x"));
    assertThat(at(HOME).programOf("bun x ccline")).isNull();
  }
}
