package dev.freshline.bench.app;

import java.nio.file.Path;
import java.util.Objects;

/// The script that started this program.
final class Launcher {
  private Launcher() {}

  /// The repository, of which it is a part.
  static Path root() {
    String launcher = System.getProperty("freshline.launcher");
    if (launcher == null) {
      throw new IllegalStateException(
          "expected to be started by bench/bin/bench, found no -Dfreshline.launcher");
    }
    Path bin = Objects.requireNonNull(Path.of(launcher).getParent());
    return Objects.requireNonNull(Objects.requireNonNull(bin.getParent()).getParent());
  }
}
