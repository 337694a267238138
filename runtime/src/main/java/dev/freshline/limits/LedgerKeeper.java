package dev.freshline.limits;

import dev.freshline.host.Disk;
import dev.freshline.reading.Moment;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Removes the files of sessions that have nothing to say any more; run by the refresher, not by
/// renders.
///
/// A file that is removed though its session lives on is written again at that session's next
/// render, dated by its transcript. So removal needs no agreement with anyone.
public final class LedgerKeeper {
  /// No window but a month's outlasts this, and that one is heard of again sooner.
  static final Duration KEPT_FOR = Duration.ofDays(8);

  /// How long a writer may take between creating a file and renaming it.
  static final Duration TEMPORARY_FOR = Duration.ofHours(1);

  /// A render reads all files: more would slow it down.
  static final int MOST_FILES = 500;

  /// Names looked at in one run; what is left is met in the next.
  static final int MOST_NAMES = 10_000;

  private final Disk disk;
  private final Path directory;

  public LedgerKeeper(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /// What came of one run.
  public record Collected(int kept, int removed, int failed) {}

  private record Found(Path file, long modifiedMillis) {}

  /// Removes what is too old, then the oldest of what is too many.
  ///
  /// @throws IOException when the directory could not be listed
  public Collected collect(Moment now) throws IOException {
    List<Found> entries = new ArrayList<>();
    List<Found> doomed = new ArrayList<>();
    for (String name : disk.list(directory, MOST_NAMES)) {
      Path file = directory.resolve(name);
      Disk.Facts facts = disk.stat(file);
      if (facts == null || !isOurs(name)) {
        continue;
      }
      var found = new Found(file, facts.modifiedMillis());
      boolean outlived =
          isOlder(found, name.endsWith(LimitsLedger.SUFFIX) ? KEPT_FOR : TEMPORARY_FOR, now);
      (outlived ? doomed : entries).add(found);
    }
    entries.sort(Comparator.comparingLong(Found::modifiedMillis));
    int tooMany = Math.max(0, entries.size() - MOST_FILES);
    doomed.addAll(entries.subList(0, tooMany));
    int failed = remove(doomed);
    return new Collected(entries.size() - tooMany, doomed.size() - failed, failed);
  }

  private int remove(List<Found> doomed) {
    int failed = 0;
    for (Found found : doomed) {
      try {
        disk.delete(found.file());
      } catch (IOException e) {
        failed++;
      }
    }
    return failed;
  }

  private static boolean isOurs(String name) {
    return name.endsWith(LimitsLedger.SUFFIX) || name.endsWith(RecordFile.TEMPORARY);
  }

  private static boolean isOlder(Found found, Duration than, Moment now) {
    return now.epochMillis() - found.modifiedMillis() > than.toMillis();
  }
}
