package dev.freshline.billing;

import dev.freshline.cache.ReadingCache;
import dev.freshline.host.Disk;
import dev.freshline.limits.LedgerKeeper;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.limits.LimitsMerge;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.wire.Replacement;
import dev.freshline.wire.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps what grows within bounds: the journal, old sessions' files, tickets, and what killed
/// writers left behind.
///
/// None of it may keep a reading from being published, so it comes after that, and a step that
/// fails is left to the next refresh.
public final class Upkeep implements Housekeeping {
  /// A writer needs milliseconds between creating its file and renaming it.
  private static final Duration LEFT_BEHIND_AFTER = Duration.ofMinutes(10);

  private static final int MOST_NAMES = 10_000;

  private final Disk disk;
  private final List<Path> directories;
  private final ReadingCache cache;
  private final LimitsLedger ledger;
  private final LedgerKeeper sessions;
  private final JournalKeeper journal;

  /// @param directories where temporary files and tickets may be left
  public Upkeep(
      Disk disk,
      List<Path> directories,
      ReadingCache cache,
      LimitsLedger ledger,
      LedgerKeeper sessions,
      JournalKeeper journal) {
    this.disk = disk;
    this.directories = List.copyOf(directories);
    this.cache = cache;
    this.ledger = ledger;
    this.sessions = sessions;
    this.journal = journal;
  }

  private interface Step {
    void run() throws IOException;
  }

  @Override
  public void tidy(Moment now) {
    for (Path directory : directories) {
      attempt(() -> disk.secureDirectory(directory)); // where no source is asked, nobody else does
    }
    attempt(() -> journal.keep(LimitsMerge.merge(observations(), now), now));
    attempt(() -> sessions.collect(now));
    for (Path directory : directories) {
      attempt(() -> removeLitter(directory, now));
    }
  }

  @Override
  public boolean isDue(Moment now) {
    return journal.isDue(now);
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      return; // the next refresh tries again; `doctor` shows what does not go away
    }
  }

  private List<Reading<List<Limit>>> observations() {
    var observations = new ArrayList<>(ledger.all().observations());
    Reading<List<Limit>> asked = cache.read().readings().limits();
    if (asked != null) {
      observations.add(asked);
    }
    return observations;
  }

  private void removeLitter(Path directory, Moment now) throws IOException {
    for (String name : disk.list(directory, MOST_NAMES)) {
      if (name.endsWith(Replacement.TEMPORARY) || name.startsWith(Tickets.PREFIX)) {
        Path file = directory.resolve(name);
        Disk.Facts facts = disk.stat(file);
        if (facts != null && isLeftBehind(facts, now)) {
          disk.delete(file);
        }
      }
    }
  }

  /// One from the future as well: the clock was set since.
  private static boolean isLeftBehind(Disk.Facts facts, Moment now) {
    long age = now.epochMillis() - facts.modifiedMillis();
    return Math.abs(age) > LEFT_BEHIND_AFTER.toMillis();
  }
}
