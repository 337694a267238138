package dev.freshline.stress.foreign;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A small file that is replaced whole: written beside its place and renamed over it.
record WholeFile(ForeignHost host, Path file) {
  private static final int LIMIT = 64 << 10;

  /// The content, or null when there is none.
  byte @Nullable [] read() throws IOException {
    return host.disk().read(file, LIMIT);
  }

  void write(byte[] content) throws IOException {
    Path aside =
        file.resolveSibling(
            file.getFileName() + "." + Long.toHexString(host.random().nextLong()) + ".tmp");
    host.disk().create(aside, content);
    host.disk().rename(aside, file);
  }
}
