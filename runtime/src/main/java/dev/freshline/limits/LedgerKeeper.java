package dev.freshline.limits;

import static java.util.stream.Collectors.toSet;

import dev.freshline.host.Disk;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.wire.Replacement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Removes the files of sessions that have nothing to say any more; run by the refresher, not by
/// renders.
///
/// A file that is removed though its session lives on is written again at that session's next
/// render, dated by its transcript. So removal needs no agreement with anyone.
public final class LedgerKeeper {
  /// No window but a month's outlasts this, and that one is heard of again sooner.
  static final Duration KEPT_FOR = Duration.ofDays(8);

  /// How long a file is kept that others outdo: every render reads all files, half a millisecond
  /// for ten.
  static final Duration OUTDONE_FOR = Duration.ofDays(1);

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

  /// @param entry what a ledger file says, or null when it says nothing
  private record Found(
      Path file, long modifiedMillis, boolean isLedger, @Nullable LedgerEntry entry) {}

  /// Removes what is too old, what adds nothing, and then the oldest of what is too many.
  ///
  /// @throws IOException when the directory could not be listed
  public Collected collect(Moment now) throws IOException {
    List<Found> entries = new ArrayList<>();
    List<Found> doomed = new ArrayList<>();
    List<Found> all = found();
    Set<Stamp> telling = telling(all, now);
    for (Found found : all) {
      (isDoomed(found, telling, now) ? doomed : entries).add(found);
    }
    entries.sort(Comparator.comparingLong(Found::modifiedMillis));
    int tooMany = Math.max(0, entries.size() - MOST_FILES);
    doomed.addAll(entries.subList(0, tooMany));
    int failed = remove(doomed);
    return new Collected(entries.size() - tooMany, doomed.size() - failed, failed);
  }

  /// Stamps of the observations that the account's limits are put together from.
  private static Set<Stamp> telling(List<Found> all, Moment now) {
    List<Reading<List<Limit>>> readings = new ArrayList<>();
    for (Found found : all) {
      LedgerEntry entry = found.entry();
      if (entry != null) {
        readings.add(entry.reading());
      }
    }
    return LimitsMerge.merge(readings, now).stream().map(Reading::stamp).collect(toSet());
  }

  private List<Found> found() throws IOException {
    List<Found> all = new ArrayList<>();
    for (String name : disk.list(directory, MOST_NAMES)) {
      boolean isLedger = name.endsWith(LimitsLedger.SUFFIX);
      Path file = directory.resolve(name);
      Disk.Facts facts = disk.stat(file);
      if (facts != null && (isLedger || name.endsWith(Replacement.TEMPORARY))) {
        all.add(new Found(file, facts.modifiedMillis(), isLedger, isLedger ? entry(file) : null));
      }
    }
    return all;
  }

  private @Nullable LedgerEntry entry(Path file) {
    try {
      byte[] bytes = disk.read(file, LedgerFormat.LIMIT);
      return bytes == null ? null : LedgerFormat.decode(bytes);
    } catch (IOException e) {
      return null; // damaged: says nothing
    }
  }

  private static boolean isDoomed(Found found, Set<Stamp> telling, Moment now) {
    if (!found.isLedger()) {
      return isOlder(found, TEMPORARY_FOR, now);
    }
    LedgerEntry entry = found.entry();
    boolean outdone = entry == null || !telling.contains(entry.reading().stamp());
    return isOlder(found, outdone ? OUTDONE_FOR : KEPT_FOR, now);
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

  private static boolean isOlder(Found found, Duration than, Moment now) {
    return now.epochMillis() - found.modifiedMillis() > than.toMillis();
  }
}
