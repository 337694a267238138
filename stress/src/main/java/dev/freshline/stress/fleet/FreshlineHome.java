package dev.freshline.stress.fleet;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Where Freshline keeps what, and what it has stored there.
///
/// @param root the folder that `FRESHLINE_HOME` names
public record FreshlineHome(Path root) {
  private static final String TEMPORARY = ".tmp";

  /// The stored reading, as one look found it.
  ///
  /// @param there whether there is a file
  /// @param whole whether its checksum fits
  /// @param token it was published under; 0 when it is not whole
  /// @param usd cost of its block; NaN when it has none
  public record Stored(boolean there, boolean whole, long token, double usd) {
    static final Stored NONE = new Stored(false, false, 0, Double.NaN);
    static final Stored TORN = new Stored(true, false, 0, Double.NaN);

    /// Whether a reader would lose what was there before.
    public boolean isTorn() {
      return there && !whole;
    }
  }

  public Path settings() {
    return root.resolve("settings.json");
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path lock() {
    return run().resolve("lease.lock");
  }

  public Path holder() {
    return run().resolve("holder.json");
  }

  public Path lastHolder() {
    return run().resolve("last-holder.json");
  }

  public Path childLock() {
    return run().resolve("child.lock");
  }

  public Path states() {
    return root.resolve("state");
  }

  /// The folder of the one account that a ground has.
  ///
  /// @throws NoSuchFileException before anything was stored
  public Path state() throws IOException {
    try (DirectoryStream<Path> accounts = Files.newDirectoryStream(states(), Files::isDirectory)) {
      for (Path account : accounts) {
        return account;
      }
    }
    throw new NoSuchFileException(states() + "/*");
  }

  public Path reading() throws IOException {
    return state().resolve("reading.json");
  }

  public Path journal() throws IOException {
    return state().resolve("journal.jsonl");
  }

  /// Everything that is there, folders before what they hold.
  public List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }

  public Stored stored() throws IOException {
    Path file;
    try {
      file = reading();
    } catch (FileSystemException e) {
      return Stored.NONE;
    }
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) { // to open a FIFO would wait for ever
      return Files.exists(file, NOFOLLOW_LINKS) ? Stored.TORN : Stored.NONE;
    }
    JsonNode body = Frame.bodyOf(Files.readAllBytes(file));
    return body == null
        ? Stored.TORN
        : new Stored(
            true,
            true,
            body.path("token").asLong(),
            body.path("block").path("usd").asDouble(Double.NaN));
  }

  /// Makes the stored reading look as if it had been observed that much earlier.
  public void age(Duration by) throws IOException {
    Path file = reading();
    if (!(Frame.bodyOf(Files.readAllBytes(file)) instanceof ObjectNode body)) {
      throw new IOException("expected a whole reading at " + file + ", found none");
    }
    for (String name : List.of("began", "ended")) {
      JsonNode moment = body.path("block").path("stamp").path(name);
      if (moment instanceof ObjectNode changed) {
        changed.put("at", moment.path("at").asLong() - by.toMillis());
        changed.put("up", Math.max(0, moment.path("up").asLong() - by.toMillis()));
      }
    }
    Path aside = Files.write(file.resolveSibling("aged"), Frame.of(body));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Files that a writer has made and not yet renamed: litter once nobody writes any more.
  public List<Path> temporaries() throws IOException {
    return Files.isDirectory(root)
        ? all().stream().filter(path -> path.toString().endsWith(TEMPORARY)).toList()
        : List.of();
  }

  /// Temporary files of Freshline's, and a record of a holder though none holds.
  public List<Path> litter() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(FreshlineHome::isLitter).toList();
    }
  }

  private static boolean isLitter(Path file) {
    return file.toString().endsWith(TEMPORARY) || file.endsWith("holder.json");
  }

  /// Makes what is left look as if it had been left long ago, which the next refresh may tell.
  public void ageLitter() throws IOException {
    for (Path file : litter()) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
  }
}
