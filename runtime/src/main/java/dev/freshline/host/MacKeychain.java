package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The macOS keychain, asked through `security find-generic-password`.
///
/// The secret comes through a pipe and is never part of a command line. macOS may ask the user
/// first, so the wait is bounded. Tested against a stand-in for `security` only, not on a Mac.
public final class MacKeychain implements Keychain {
  public static final Path SECURITY = Path.of("/usr/bin/security");

  /// How `security` says that there is no such item.
  private static final int ITEM_NOT_FOUND = 44;

  private static final int MAX_SECRET = 1 << 16;

  private final Path security;
  private final Duration timeout;

  public MacKeychain(Path security, Duration timeout) {
    this.security = security;
    this.timeout = timeout;
  }

  @Override
  public byte @Nullable [] find(String service, String account) throws IOException {
    Process process =
        new ProcessBuilder(command(service, account))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return secret(process);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(String service, String account) {
    var command = new ArrayList<>(List.of(security.toString(), "find-generic-password"));
    if (!account.isEmpty()) {
      command.addAll(List.of("-a", account));
    }
    command.addAll(List.of("-s", service, "-w"));
    return command;
  }

  private byte @Nullable [] secret(Process process) throws IOException {
    process.getOutputStream().close();
    // Its death ends the read below.
    Thread watch = Thread.ofVirtual().start(() -> killAfterTimeout(process));
    byte[] secret = process.getInputStream().readNBytes(MAX_SECRET);
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the keychain was asked", e);
    }
    return switch (process.exitValue()) {
      case 0 -> secret;
      case ITEM_NOT_FOUND -> null;
      default ->
          throw new IOException(security + " ended with " + process.exitValue() + ", expected 0");
    };
  }

  private void killAfterTimeout(Process process) {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
