package dev.freshline.app.doctor;

import dev.freshline.app.console.Reason;
import dev.freshline.backoff.PastFailure;
import dev.freshline.billing.Feed;
import dev.freshline.cache.ReadingCache;
import dev.freshline.events.Journal;
import dev.freshline.events.JournalView;
import dev.freshline.host.Disk;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Readings;
import dev.freshline.settings.Durations;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is kept of this account: whether it can be read, and what it says is wrong.
///
/// @param records small files whose damage would go unnoticed, with what to do about it
public record StateExamination(
    Disk disk,
    Path state,
    ReadingCache cache,
    LimitsLedger ledger,
    Journal journal,
    List<Feed<?>> feeds,
    Map<RecordFile, String> records,
    Moment now)
    implements Examination {
  private static final int MOST_NAMES = 10_000;

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(reading());
    findings.add(ledgers());
    findings.add(journalled());
    records.forEach(
        (record, fix) -> {
          String damage = record.read(body -> body).damage();
          if (!damage.isEmpty()) {
            findings.add(Finding.warn("record", record.path() + ": " + damage, fix));
          }
        });
    for (Feed<?> feed : feeds) {
      PastFailure failure = feed.failures().last();
      if (failure != null) {
        findings.add(failed(feed.name(), failure));
      }
    }
    return findings;
  }

  private Finding reading() {
    ReadingCache.Found found = cache.read();
    if (!found.damage().isEmpty()) {
      return Finding.fail(
          "readings",
          state + "/reading.json: " + found.damage(),
          "run 'statusline refresh --force', which replaces it whole");
    }
    Readings readings = found.readings();
    return Finding.ok(
        "readings",
        readings.token() == 0
            ? "none published yet"
            : "intact, last published under token " + readings.token());
  }

  private Finding ledgers() {
    LimitsLedger.Sightings sightings = ledger.all();
    String count = "limits heard by " + sightings.observations().size() + " sessions can be read";
    return sightings.oddities().isEmpty()
        ? Finding.ok("sessions", count)
        : Finding.warn(
            "sessions",
            count + "; not so: " + String.join("; ", sightings.oddities()),
            "remove those files; each session writes its own anew");
  }

  private Finding journalled() {
    JournalView view = journal.read();
    String found =
        kibibytes()
            + ", "
            + view.decisions().size()
            + " decisions, "
            + view.runs().size()
            + " fetches"
            + (view.dropped() > 0 ? ", " + view.dropped() + " let go for want of room" : "");
    return view.skipped() == 0
        ? Finding.ok("journal", found)
        : Finding.warn(
            "journal",
            found + "; " + view.skipped() + " lines could not be read",
            "nothing: they are passed over");
  }

  private String kibibytes() {
    long bytes = 0;
    try {
      for (String name : disk.list(state, MOST_NAMES)) {
        Disk.Facts facts = name.startsWith("journal") ? disk.stat(state.resolve(name)) : null;
        bytes += facts == null ? 0 : facts.size();
      }
      return (bytes + 1023) / 1024 + " KiB";
    } catch (IOException e) {
      return "of unknown size (" + Reason.of(e) + ")";
    }
  }

  private Finding failed(String source, PastFailure failure) {
    Duration remaining = failure.remaining(now);
    return Finding.warn(
        "last fetch of " + source,
        "failed "
            + (failure.consecutive() == 1 ? "" : failure.consecutive() + " times in a row, ")
            + "with "
            + failure.kind()
            + ": "
            + failure.reason(),
        remaining.isZero()
            ? "nothing: it is asked again with the next refresh"
            : nextTime(failure, Durations.format(Duration.ofSeconds(remaining.toSeconds() + 1))));
  }

  private static String nextTime(PastFailure failure, String in) {
    return failure.isBinding()
        ? "nothing: it is asked again in " + in + ", and not before, for that would extend the wait"
        : "repair that; it is asked again in " + in + ", or by 'statusline refresh --force'";
  }
}
