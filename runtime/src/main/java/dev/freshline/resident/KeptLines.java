package dev.freshline.resident;

import dev.freshline.host.Disk;
import dev.freshline.wire.Replacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The last line of each session, for its client to show again, with its age, while this process
/// keeps it waiting.
///
/// ```
/// 1 FROM UNTIL COLUMNS BEFORE-BYTES AFTER-BYTES<0x1F>BEFORE AFTER
/// ```
///
/// A client that reads this between `FROM` and `UNTIL` (milliseconds since 1970), in a terminal of
/// that many columns (`-` if it is not told), prints `BEFORE`, the seconds since `FROM`, and
/// `AFTER`. What a line looks like is thus decided where it is drawn.
public final class KeptLines {
  /// Under the run directory; known to both clients.
  public static final String FOLDER = "lines";

  /// Long enough for a machine to catch its breath, and as long as a seconds' figure is one digit.
  static final Duration FOR = Duration.ofSeconds(5);

  /// More sessions than that are not rendered within so short a time.
  static final int MOST = 256;

  private static final int MOST_NAME = 64;
  private static final String UNTOLD = "-";

  private final Disk disk;
  private final Path folder;
  private final Path beside;
  private final Deque<String> kept = new ArrayDeque<>();

  /// @param directory the run directory
  /// @param pid of this process; one that was taken for dead may still write beside it
  public KeptLines(Disk disk, Path directory, long pid) {
    this.disk = disk;
    this.folder = directory.resolve(FOLDER);
    this.beside = folder.resolve(pid + Replacement.TEMPORARY);
  }

  /// Forgets what an earlier process kept.
  public void begin() {
    try {
      disk.deleteTree(folder);
      disk.secureDirectory(folder);
    } catch (IOException e) {
      return; // then nothing is kept
    }
  }

  /// Keeps a line in the place of the session's earlier one. One that cannot be kept is missed by
  /// nobody: its client renders by itself.
  ///
  /// @param session nothing is kept of one whose id is no [PlainWord] of 1 to 64 characters
  /// @param columns as the environment has them
  public synchronized void keep(
      String session, @Nullable String columns, Instant from, String before, String after) {
    if (session.isEmpty() || session.length() > MOST_NAME || !PlainWord.is(session)) {
      return;
    }
    try {
      write(folder.resolve(session), content(from, told(columns), before, after));
      kept.remove(session);
      kept.addLast(session);
      if (kept.size() > MOST) {
        disk.delete(folder.resolve(kept.removeFirst()));
      }
    } catch (IOException e) {
      return;
    }
  }

  private void write(Path file, byte[] content) throws IOException {
    disk.delete(beside);
    disk.create(beside, content);
    Replacement.over(disk, beside, file);
  }

  private static String told(@Nullable String columns) {
    return columns != null
            && !columns.isEmpty()
            && columns.chars().allMatch(c -> c >= '0' && c <= '9')
        ? columns
        : UNTOLD;
  }

  private static byte[] content(Instant from, String columns, String before, String after) {
    String header =
        "1 "
            + from.toEpochMilli()
            + ' '
            + from.plus(FOR).toEpochMilli()
            + ' '
            + columns
            + ' '
            + bytes(before).length
            + ' '
            + bytes(after).length
            + Hearing.END;
    return bytes(header + before + after);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
