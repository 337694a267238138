package dev.freshline.stress.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The sources that a program was built from.
public final class Sources {
  private static final String UNKNOWN = "unknown";

  private Sources() {}

  /// The commit of those beside the launcher, where git knows it.
  public static String commit() {
    String launcher = System.getProperty("freshline.launcher");
    if (launcher == null) {
      return UNKNOWN;
    }
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
              .directory(Objects.requireNonNull(Path.of(launcher).getParent()).toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String id = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? id : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
