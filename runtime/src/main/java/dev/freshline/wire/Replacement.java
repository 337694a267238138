package dev.freshline.wire;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// How a file is replaced whole: the new one is written beside its place and renamed over it, so
/// that a reader sees the old one or the new one.
public final class Replacement {
  /// How files end that a writer was killed over; whoever refreshes next removes them.
  public static final String TEMPORARY = ".tmp";

  private Replacement() {}

  /// Where the new file is written that nobody else writes: its name has 64 random bits.
  public static Path beside(Path file, RandomGenerator random) {
    return file.resolveSibling(
        file.getFileName() + "." + Long.toHexString(random.nextLong()) + TEMPORARY);
  }

  /// Puts the new file in its place.
  ///
  /// @throws IOException when that failed; then the new one is gone, and the old one still stands
  public static void over(Disk disk, Path beside, Path file) throws IOException {
    try {
      disk.rename(beside, file);
    } catch (IOException e) {
      disk.delete(beside);
      throw e;
    }
  }
}
