package dev.freshline.stress.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The programs of this machine.
final class Programs {
  private Programs() {}

  /// @param provider what a user would install
  /// @throws UnavailableException when it is not on the PATH
  static void require(String program, String provider) throws UnavailableException {
    for (String entry : Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)) {
      if (Files.isExecutable(Path.of(entry, program))) {
        return;
      }
    }
    throw new UnavailableException(program + " is not on the PATH; install " + provider);
  }
}
