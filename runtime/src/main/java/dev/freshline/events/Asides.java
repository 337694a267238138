package dev.freshline.events;

import dev.freshline.host.Disk;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Former live files that wait to be merged, each under a name of its own.
final class Asides {
  /// How long a file waits, so that a writer that had it open can finish its one write.
  static final Duration SETTLE = Duration.ofSeconds(5);

  /// The most of them; beyond that the live file stays where it is and is bounded by itself.
  static final int MAX_ASIDES = 16;

  private static final String PREFIX = "journal.";
  private static final String SUFFIX = ".aside";
  private static final int DIGITS = 16;

  /// Names looked at in a folder; there are about a dozen.
  private static final int MAX_NAMES = 10_000;

  private final Disk disk;
  private final Path directory;
  private final RandomGenerator random;

  Asides(Disk disk, Path directory, RandomGenerator random) {
    this.disk = disk;
    this.directory = directory;
    this.random = random;
  }

  /// All of them, oldest first.
  List<Path> all() throws IOException {
    var names = new ArrayList<String>();
    for (String name : disk.list(directory, MAX_NAMES)) {
      if (movedAt(name) >= 0) {
        names.add(name);
      }
    }
    Collections.sort(names);
    var files = new ArrayList<Path>(names.size());
    for (String name : names) {
      files.add(directory.resolve(name));
    }
    return files;
  }

  /// Those that have waited long enough, or that a clock set back has put into the future.
  List<Path> settled(Moment now) throws IOException {
    var settled = new ArrayList<Path>();
    for (Path file : all()) {
      long waited = now.epochMillis() - movedAt(file.getFileName().toString());
      if (Math.abs(waited) >= SETTLE.toMillis()) {
        settled.add(file);
      }
    }
    return settled;
  }

  /// Moves a file here, unless there are too many already.
  boolean take(Path file, Moment now) throws IOException {
    if (all().size() >= MAX_ASIDES) {
      return false;
    }
    String name = PREFIX + hex(now.epochMillis()) + '-' + hex(random.nextLong()) + SUFFIX;
    disk.rename(file, directory.resolve(name));
    return true;
  }

  /// The time in a name, or -1 when it is no name of ours.
  private static long movedAt(String name) {
    int end = PREFIX.length() + DIGITS;
    if (!name.startsWith(PREFIX)
        || !name.endsWith(SUFFIX)
        || name.length() != end + 1 + DIGITS + SUFFIX.length()) {
      return -1;
    }
    try {
      return Long.parseLong(name, PREFIX.length(), end, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
