package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a stand-in for `security`; a Mac's own was not at hand.
class MacKeychainTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void find_item_isWhatTheProgramPrints() throws IOException {
    var keychain = keychain("printf '%s\\n' \"$*\"", AMPLE);
    assertThat(keychain.find("Claude Code-credentials", "ann"))
        .asString(UTF_8)
        .isEqualTo("find-generic-password -a ann -s Claude Code-credentials -w\n");
  }

  @Test
  void find_noAccount_asksForAny() throws IOException {
    var keychain = keychain("printf '%s' \"$*\"", AMPLE);
    assertThat(keychain.find("s", "")).asString(UTF_8).isEqualTo("find-generic-password -s s -w");
  }

  @Test
  void find_noSuchItem_isNull() throws IOException {
    assertThat(keychain("exit 44", AMPLE).find("s", "a")).isNull();
  }

  @Test
  void find_refused_saysWithWhichCode() {
    assertThatThrownBy(() -> keychain("echo half; exit 51", AMPLE).find("s", "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("51")
        .hasMessageNotContaining("half");
  }

  @Test
  void find_programAsksTheUserForEver_isEnded() {
    assertThatThrownBy(() -> keychain("exec sleep 600", Duration.ofMillis(100)).find("s", "a"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void find_noSuchProgram_isAnError() {
    var keychain = new MacKeychain(folder.resolve("absent"), AMPLE);
    assertThatThrownBy(() -> keychain.find("s", "a")).isInstanceOf(IOException.class);
  }

  private MacKeychain keychain(String script, Duration timeout) throws IOException {
    Path program = Files.writeString(folder.resolve("security"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new MacKeychain(program, timeout);
  }
}
