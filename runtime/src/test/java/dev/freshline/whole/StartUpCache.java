package dev.freshline.whole;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The start-up cache of this build, made once by the program itself and then given to every desk.
final class StartUpCache {
  private static final Path TARGET =
      Path.of(Objects.requireNonNull(System.getProperty("freshline.root")), "runtime/target");
  private static final Path WHOLE = TARGET.resolve("whole");
  private static final Duration MAKING = Duration.ofMinutes(2);

  private static @Nullable Path made;

  private StartUpCache() {}

  /// Puts it where the launcher of a desk looks for it.
  static void provide(Path folder) throws Exception {
    Path cache = made();
    Files.createDirectories(folder);
    Path copy = folder.resolve(cache.getFileName());
    try {
      Files.createLink(copy, cache);
    } catch (FileSystemException e) {
      Files.copy(cache, copy); // on another file system
    }
  }

  private static synchronized Path made() throws Exception {
    Path known = made;
    if (known == null) {
      known = find();
      made = known == null ? make() : known;
    }
    return Objects.requireNonNull(made);
  }

  private static Path make() throws Exception {
    removeOthers();
    Path folder = Files.createTempDirectory(Files.createDirectories(WHOLE), "desk");
    Desk desk = Desk.withoutStartUpCache(folder);
    desk.render().line();
    Await.until("a start-up cache in " + desk.home(), MAKING, () -> find() != null);
    desk.requireNothingLeft();
    return Objects.requireNonNull(find());
  }

  /// Those of other builds, and what is left of runs that were cut off.
  private static void removeOthers() throws IOException {
    if (Files.isDirectory(WHOLE)) {
      try (var desks = Files.newDirectoryStream(WHOLE, "desk*")) {
        for (Path desk : desks) {
          remove(desk);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// The cache of this very build, if an earlier run has made it.
  private static @Nullable Path find() throws IOException {
    String build = Files.readString(TARGET.resolve("dist/build-id")).strip();
    if (!Files.isDirectory(WHOLE)) {
      return null;
    }
    try (var files = Files.walk(WHOLE, 4)) {
      return files.filter(file -> file.endsWith(name(file, build))).findFirst().orElse(null);
    }
  }

  private static String name(Path file, String build) {
    String name = file.getFileName().toString();
    return name.startsWith("aot-") && name.endsWith(build + ".aot") ? name : "none";
  }
}
