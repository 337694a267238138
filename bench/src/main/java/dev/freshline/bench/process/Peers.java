package dev.freshline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The programs that a user would otherwise pick, as npm installs them, at pinned versions.
final class Peers {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;

  private Peers(Path folder) {
    this.folder = folder;
  }

  /// Those of a repository, under its `target`.
  static Peers of(Path root) throws IOException {
    return installed(root.resolve("bench/peers/package.json"), root.resolve("bench/target/peers"));
  }

  /// Installs what is not there yet; install scripts are not run.
  ///
  /// @param manifest the `package.json` with the versions
  /// @param folder that npm may fill
  /// @throws IOException when npm is missing or fails; says what it wrote
  static Peers installed(Path manifest, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path stamp =
        folder.resolve("installed.json"); // made last: an install that was cut off has none
    if (!Files.exists(stamp) || Files.mismatch(manifest, stamp) >= 0) {
      Files.copy(manifest, folder.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
      install(folder);
      Files.copy(manifest, stamp, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Peers(folder);
  }

  private static void install(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder(
                "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new IOException("npm install in " + folder + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while npm installed", e);
    }
  }

  /// A program of a package, executable.
  ///
  /// @throws IOException when it is not there, as on a machine of another kind
  Path program(String path) throws IOException {
    Path program = folder.resolve("node_modules").resolve(path);
    if (!Files.isRegularFile(program)) {
      throw new IOException(path + " is not there; its package may not be for this machine");
    }
    if (!Files.isExecutable(program)) {
      // Made so by the launcher's first run, or by an install script, which is not run here.
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return program.toRealPath();
  }

  Path folder() {
    return folder;
  }

  /// The command of a program for node.
  List<String> node(String path) throws IOException {
    return List.of("/usr/bin/env", "node", program(path).toString());
  }
}
