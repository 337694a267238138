package dev.freshline.bench.micro;

import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for one trial, on the file system that is asked for.
final class Folder implements AutoCloseable {
  private static final Path TMPFS = Path.of("/dev/shm");

  private final Path path;

  /// @param fileSystem `disk` for where temporary files are, or `tmpfs`
  Folder(String fileSystem) throws IOException {
    path =
        fileSystem.equals("tmpfs")
            ? Files.createTempDirectory(TMPFS, "freshline-bench")
            : Files.createTempDirectory("freshline-bench");
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    new RealDisk().deleteTree(path);
  }
}
