package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Who lives on a ground: the processes that were started there, and by those, however far they get
/// away. They are known by a mark in their environment.
final class Inhabitants {
  private static final String MARK = "FRESHLINE_GROUND";
  private static final Path PROC = Path.of("/proc");
  private static final int MOST_REMOVALS = 100;
  private static final Duration BETWEEN_REMOVALS = Duration.ofMillis(20);

  private final Path folder;
  private final String mark;

  /// @param folder of the ground
  Inhabitants(Path folder) {
    this.folder = folder;
    this.mark = MARK + '=' + folder;
  }

  /// Marks whoever is started with this environment.
  void mark(Map<String, String> environment) {
    environment.put(MARK, folder.toString());
  }

  List<Long> living() throws IOException {
    List<Long> living = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(String.valueOf(process.getFileName()));
        if (isOne(pid)) {
          living.add(pid);
        }
      }
    }
    return living;
  }

  boolean isOne(long pid) {
    try {
      String environ =
          Files.readString(PROC.resolve(Long.toString(pid)).resolve("environ"), ISO_8859_1);
      return ('\0' + environ).contains('\0' + mark + '\0');
    } catch (IOException e) {
      return false; // over, or another user's
    }
  }

  /// Ends those that live, and returns them.
  List<Long> end() throws IOException {
    List<Long> ended = living();
    for (long pid : ended) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    return ended;
  }

  /// Ends them and removes the folder, until there is neither: one that was just being started when
  /// the others were ended may make its folders anew.
  void clear() throws IOException {
    for (int attempt = 1; attempt <= MOST_REMOVALS; attempt++) {
      boolean alone = end().isEmpty();
      if (isRemoved() && alone) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_REMOVALS.toNanos());
    }
    throw new DirectoryNotEmptyException(folder.toString());
  }

  private boolean isRemoved() throws IOException {
    try {
      Files.walkFileTree(folder, new Removal());
      return !Files.exists(folder);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE; // a bystander was quicker
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException problem)
        throws IOException {
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
