package dev.freshline.resident;

import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// What a resident process remembers of its life: counts, and a bounded log.
///
/// A refusal is written down the first time, the second, the fourth, the eighth ..., so that a
/// caller who never tires fills no disk.
final class Logbook {
  static final String LOG = "resident.log";
  static final String OLD_LOG = "resident.log.old";
  static final int MOST_LOG = 64 << 10;

  private static final int MOST_LINE = 300;

  private final Clock clock;
  private final Disk disk;
  private final Path log;
  private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
  private long served;

  Logbook(Clock clock, Disk disk, Path directory) {
    this.clock = clock;
    this.disk = disk;
    this.log = directory.resolve(LOG);
  }

  synchronized void served() {
    served++;
  }

  synchronized void refused(Refusal refusal, String why) {
    long count = refusals.merge(refusal, 1L, Long::sum);
    if (Long.bitCount(count) == 1) {
      note("refused " + count + " x " + refusal.word() + ": " + why);
    }
  }

  /// Such as `served 12 lines, refused 1 x stranger`.
  synchronized String counts() {
    var text = new StringBuilder("served ").append(served).append(" lines");
    String next = ", refused ";
    for (Map.Entry<Refusal, Long> one : refusals.entrySet()) {
      text.append(next).append(one.getValue()).append(" x ").append(one.getKey().word());
      next = ", ";
    }
    return text.toString();
  }

  /// A log that cannot be written must keep nobody from a line.
  synchronized void note(String text) {
    String line = clock.now().at() + " " + text.replaceAll("\\p{Cntrl}", " ");
    try {
      Disk.Facts facts = disk.stat(log);
      if (facts != null && facts.size() > MOST_LOG) {
        disk.rename(log, log.resolveSibling(OLD_LOG));
      }
      disk.append(
          log,
          (line.substring(0, Math.min(line.length(), MOST_LINE)) + '\n')
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }
}
