package dev.freshline.source;

import dev.freshline.host.Disk;
import dev.freshline.host.Keychain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where Claude Code keeps its login: the keychain where there is one, else a file. Only ever read.
public final class CredentialStore {
  private static final int MAX_BYTES = 1 << 16;

  private final Disk disk;
  private final Keychain keychain;
  private final ClaudeHome home;
  private final String user;

  /// @param user login name, under which the keychain item is kept, or empty
  public CredentialStore(Disk disk, Keychain keychain, ClaudeHome home, String user) {
    this.disk = disk;
    this.keychain = keychain;
    this.home = home;
    this.user = user;
  }

  /// Reads the credentials anew: they change while we live, and must not stay with us.
  Credentials read(Instant now) {
    String trouble = "";
    try {
      byte[] item = keychain.find(home.keychainService(), user);
      if (item != null) {
        return Credentials.parse(item, "the keychain item " + home.keychainService(), now);
      }
    } catch (IOException e) {
      trouble = "; the keychain was no help: " + Excerpt.of(String.valueOf(e.getMessage()));
    }
    try {
      byte[] file = file();
      return file == null
          ? new Credentials.Absent("expected " + home.credentials() + ", found no file" + trouble)
          : Credentials.parse(file, home.credentials().toString(), now);
    } catch (IOException e) {
      return new Credentials.Absent(
          home.credentials() + " cannot be read: " + e.getClass().getSimpleName() + trouble);
    }
  }

  /// Why there is nothing to ask with now, or null when there is. Holds no secret.
  public @Nullable String trouble(Instant now) {
    return switch (read(now)) {
      case Credentials.Usable _ -> null;
      case Credentials.Absent(String why) -> why;
      case Credentials.Expired(Instant at) ->
          "the login expired at " + at + "; Claude Code renews it when it next runs";
    };
  }

  private byte @Nullable [] file() throws IOException {
    Path file = disk.resolve(home.credentials());
    return file == null ? null : disk.read(file, MAX_BYTES);
  }
}
