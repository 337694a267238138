package dev.freshline.bench.micro;

import dev.freshline.bench.scratch.Scratch;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Path;

/// A folder for one trial, on the file system that is asked for.
final class Folder implements AutoCloseable {
  private final Path path;

  /// @param fileSystem `disk` for where temporary files are, or `tmpfs`
  Folder(String fileSystem) throws IOException {
    path = Scratch.folder(fileSystem);
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
