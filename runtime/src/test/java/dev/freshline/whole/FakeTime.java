package dev.freshline.whole;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A wall clock of its own for a process: libfaketime, where it is installed.
///
/// It leaves two files in memory for each process that ends without its exit handlers, as ours do.
final class FakeTime {
  private static final Path MEMORY = Path.of("/dev/shm");

  /// With the pid of the process.
  private static final Pattern FILE =
      Pattern.compile("(?:faketime_shm|sem\\.faketime_sem)_(\\d{1,18})");

  private final Set<Path> before;

  FakeTime() throws IOException {
    before = files();
  }

  /// What is to be loaded before all else; skips the test where it is missing.
  static Path library() throws IOException {
    var found = new ArrayList<Path>();
    for (String root : List.of("/usr/lib", "/usr/local/lib", "/lib64")) {
      Path library = Path.of("faketime/libfaketimeMT.so.1");
      found.add(Path.of(root).resolve(library));
      if (Files.isDirectory(Path.of(root))) {
        try (var folders = Files.newDirectoryStream(Path.of(root), Files::isDirectory)) {
          folders.forEach(architecture -> found.add(architecture.resolve(library)));
        }
      }
    }
    found.removeIf(file -> !Files.exists(file));
    assumeTrue(!found.isEmpty(), "libfaketime is not installed");
    return found.getFirst();
  }

  /// Removes the files that were not there before, of processes that are over.
  void removeFiles() throws IOException {
    for (Path file : files()) {
      if (!before.contains(file) && !isAlive(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Set<Path> files() throws IOException {
    var found = new TreeSet<Path>();
    if (Files.isDirectory(MEMORY)) {
      try (var all = Files.newDirectoryStream(MEMORY, file -> name(file).matches())) {
        all.forEach(found::add);
      }
    }
    return found;
  }

  private static Matcher name(Path file) {
    return FILE.matcher(String.valueOf(file.getFileName()));
  }

  private static boolean isAlive(Path file) {
    Matcher name = name(file);
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(1)))
            .map(ProcessHandle::isAlive)
            .orElse(false);
  }
}
