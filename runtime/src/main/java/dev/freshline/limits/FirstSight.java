package dev.freshline.limits;

import dev.freshline.host.Disk;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import dev.freshline.session.SessionInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the limits of a session that was never seen before were heard, at the latest.
///
/// Nobody says so. A transcript is written at each response, so no response is younger than its
/// last change. A session that made no call yet (after `/clear`) has its limits from another: from
/// the last one that says the same, if there is one.
final class FirstSight {
  private FirstSight() {}

  static Moment of(SessionInput input, List<LedgerEntry> others, Disk disk, Moment now) {
    Long api = input.apiDurationMillis();
    if (api == null || api == 0) {
      Moment heard = lastHeard(input, others, now);
      if (heard != null) {
        return heard;
      }
    }
    Instant written = lastWritten(input.transcriptPath(), disk);
    return written == null || written.isAfter(now.at()) ? now : backTo(written, now);
  }

  private static @Nullable Moment lastHeard(
      SessionInput input, List<LedgerEntry> others, Moment now) {
    Moment last = null;
    for (LedgerEntry other : others) {
      Moment at = other.observedAt();
      if (other.holds(input.limits())
          && !at.at().isAfter(now.at())
          && (last == null || at.at().isAfter(last.at()))) {
        last = at;
      }
    }
    return last;
  }

  private static @Nullable Instant lastWritten(@Nullable String transcript, Disk disk) {
    if (transcript == null) {
      return null;
    }
    try {
      Disk.Facts facts = disk.stat(Path.of(transcript));
      return facts == null || facts.kind() != Disk.Kind.FILE
          ? null
          : Instant.ofEpochMilli(facts.modifiedMillis());
    } catch (IOException | InvalidPathException e) {
      return null; // a session need not have a transcript, nor we access to it
    }
  }

  /// That instant in terms of both clocks, as far as the uptime reaches back.
  private static Moment backTo(Instant instant, Moment now) {
    Uptime uptime = now.uptime();
    if (uptime == null) {
      return new Moment(instant, null);
    }
    long up = uptime.millis() - Duration.between(instant, now.at()).toMillis();
    return new Moment(instant, up < 0 ? null : new Uptime(uptime.bootId(), up));
  }
}
