package dev.freshline.source;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A look at files of others, links followed. What cannot be looked at is not there for us, just as
/// it would not be for the program that is to use it.
final class ForeignFiles {
  private ForeignFiles() {}

  /// Where `path` leads, or null when it leads nowhere that we may look.
  static @Nullable Path target(Disk disk, Path path) {
    try {
      return disk.resolve(path);
    } catch (IOException e) {
      return null;
    }
  }

  static boolean isDirectory(Disk disk, Path path) {
    return leadsTo(disk, path, Disk.Kind.DIRECTORY);
  }

  static boolean isProgram(Disk disk, Path path) {
    return leadsTo(disk, path, Disk.Kind.FILE) && disk.isExecutable(path);
  }

  private static boolean leadsTo(Disk disk, Path path, Disk.Kind kind) {
    try {
      Path target = disk.resolve(path);
      Disk.Facts facts = target == null ? null : disk.stat(target);
      return facts != null && facts.kind() == kind;
    } catch (IOException e) {
      return false;
    }
  }
}
