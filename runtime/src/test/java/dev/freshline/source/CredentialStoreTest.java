package dev.freshline.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Keychain;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialStoreTest {
  private static final String SECRET = "sk-ant-oat01-topsecret";
  private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
  private static final String LOGIN =
      "{\"claudeAiOauth\": {\"accessToken\": \"" + SECRET + "\", \"expiresAt\": 1000001}}";

  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void folder(@TempDir Path temporary) {
    folder = new Folder(temporary);
  }

  @Test
  void read_file_isUsable() {
    folder.file(".claude/.credentials.json", LOGIN);
    assertUsable(read(Keychain.NONE), SECRET);
  }

  @Test
  void read_linkedFile_isUsable() {
    folder.file("vault/login", LOGIN);
    folder.link(".claude/.credentials.json", "../vault/login");
    assertUsable(read(Keychain.NONE), SECRET);
  }

  @Test
  void read_noExpiry_isUsable() {
    folder.file(".claude/.credentials.json", LOGIN.replace(", \"expiresAt\": 1000001", ""));
    assertUsable(read(Keychain.NONE), SECRET);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 999_999, 0, -5})
  void read_expiryReached_isExpired(long expiresAt) {
    folder.file(".claude/.credentials.json", LOGIN.replace("1000001", Long.toString(expiresAt)));
    assertThat(read(Keychain.NONE))
        .isEqualTo(new Credentials.Expired(Instant.ofEpochMilli(expiresAt)));
  }

  @Test
  void read_noFile_isAbsentAndNamesIt() {
    assertThat(read(Keychain.NONE))
        .isInstanceOfSatisfying(
            Credentials.Absent.class, it -> assertThat(it.why()).contains(".credentials.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SECRET,
        "{\"claudeAiOauth\": " + SECRET,
        "{\"claudeAiOauth\": {\"accessToken\": \"" + SECRET,
        "{\"claudeAiOauth\": {\"accessToken\": \"" + SECRET + "\\n\"}}",
        "{\"claudeAiOauth\": {\"accessToken\": \"" + SECRET + " ü\"}}",
        "{\"claudeAiOauth\": {\"accessToken\": \"\"}}",
        "{\"claudeAiOauth\": {\"accessToken\": [\"" + SECRET + "\"]}}",
        "{\"mcpOAuth\": {\"accessToken\": \"" + SECRET + "\"}}",
        "[\"" + SECRET + "\"]"
      })
  void read_fileWithoutALogin_isAbsentAndQuotesNothing(String content) {
    folder.file(".claude/.credentials.json", content);
    assertThat(read(Keychain.NONE))
        .isInstanceOfSatisfying(
            Credentials.Absent.class,
            it -> assertThat(it.why()).doesNotContain("topsecret").doesNotContain("sk-ant"));
  }

  @Test
  void read_directoryInPlaceOfTheFile_isAbsent() {
    folder.directory(".claude/.credentials.json");
    assertThat(read(Keychain.NONE)).isInstanceOf(Credentials.Absent.class);
  }

  @Test
  void read_keychainItem_comesBeforeTheFile() {
    folder.file(".claude/.credentials.json", LOGIN.replace("topsecret", "old"));
    assertUsable(
        read(
            (service, account) -> {
              assertThat(service).isEqualTo("Claude Code-credentials");
              assertThat(account).isEqualTo("ann");
              return LOGIN.getBytes(UTF_8);
            }),
        SECRET);
  }

  @Test
  void read_keychainRefuses_takesTheFile() {
    folder.file(".claude/.credentials.json", LOGIN);
    assertUsable(read(CredentialStoreTest::refuse), SECRET);
  }

  @Test
  void read_keychainRefusesAndNoFile_saysBoth() {
    assertThat(read(CredentialStoreTest::refuse))
        .isInstanceOfSatisfying(
            Credentials.Absent.class,
            it -> assertThat(it.why()).contains("found no file").contains("locked"));
  }

  @Test
  void toString_ofAnythingWithTheToken_hidesIt() {
    folder.file(".claude/.credentials.json", LOGIN);
    assertThat(read(Keychain.NONE).toString()).contains("hidden").doesNotContain("topsecret");
  }

  private Credentials read(Keychain keychain) {
    var home = ClaudeHome.of(List.of(folder.path().resolve(".claude")), null);
    return new CredentialStore(new RealDisk(), keychain, home, "ann").read(NOW);
  }

  private static byte[] refuse(String service, String account) throws IOException {
    throw new IOException(service + " of " + account + " is locked");
  }

  private static void assertUsable(Credentials credentials, String secret) {
    assertThat(credentials)
        .isInstanceOfSatisfying(
            Credentials.Usable.class,
            it -> assertThat(it.token().bearer()).isEqualTo("Bearer " + secret));
  }
}
