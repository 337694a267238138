package dev.freshline.stress.scenario;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What may stand in the place of a file or a folder.
enum Obstacle {
  DIRECTORY(false),
  /// Whoever opens it waits for its other end.
  FIFO(false),
  /// A link to a file that is precious to somebody.
  LINK(false),
  /// A link to itself.
  LOOP(false),
  EMPTY(false),
  GARBAGE(false),
  /// 4 GB, none of them written.
  HUGE(false),
  /// A file of ours that we may neither read nor write.
  FORBIDDEN(false),
  /// A folder of ours that nobody may write into.
  LOCKED_FOLDER(false),
  /// Somebody else's file.
  FOREIGN(true),
  /// Zeroes without end.
  DEVICE(true);

  private static final long HUGE_SIZE = 4L << 30;
  private static final Set<PosixFilePermission> READ_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
  private static final int NOBODY = 65534;

  private final boolean needsRoot;

  Obstacle(boolean needsRoot) {
    this.needsRoot = needsRoot;
  }

  /// Those that can be made by this user.
  static List<Obstacle> available(boolean root) {
    return Arrays.stream(values()).filter(each -> root || !each.needsRoot).toList();
  }

  /// Puts it at a path at which nothing is.
  ///
  /// @param precious what a link leads to
  void place(Path path, Path precious) throws IOException, InterruptedException {
    switch (this) {
      case DIRECTORY -> Files.createDirectories(path.resolve("inside"));
      case FIFO -> run("mkfifo", path.toString());
      case LINK -> Files.createSymbolicLink(path, precious);
      case LOOP -> Files.createSymbolicLink(path, path.getFileName());
      case EMPTY -> Files.createFile(path);
      case GARBAGE -> Files.writeString(path, "\0 not what you expected \uFFFD\n");
      case HUGE -> {
        try (var sparse = new RandomAccessFile(path.toFile(), "rw")) {
          sparse.setLength(HUGE_SIZE);
        }
      }
      case FORBIDDEN -> Files.setPosixFilePermissions(Files.createFile(path), Set.of());
      case LOCKED_FOLDER -> Files.setPosixFilePermissions(Files.createDirectory(path), READ_ONLY);
      case FOREIGN -> Files.setAttribute(Files.createFile(path), "unix:uid", NOBODY);
      case DEVICE -> run("mknod", path.toString(), "c", "1", "5");
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("exit code " + process.exitValue() + " of " + List.of(command));
    }
  }
}
