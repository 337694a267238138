package dev.freshline.billing;

import dev.freshline.freshness.Age;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.Moment;
import dev.freshline.source.Failure;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says in a few words why a figure is not fresh: who refreshes since when, or which failure is
/// waited out. `statusline explain` has the full story.
final class Notices {
  private Notices() {}

  /// @param holder asked for only when something is stale
  /// @return null when there is nothing that the ages do not say
  static @Nullable String of(List<Standing> standings, Supplier<Holder> holder, Moment now) {
    for (Standing standing : standings) {
      if (standing.isStale() && standing.decision() instanceof Decision.BackingOff backing) {
        return standing.source() + " " + words(backing.failure().kind());
      }
    }
    return Standing.isAnyStale(standings)
            && holder.get() instanceof Holder.Known(HolderRecord record)
            && Age.between(record.since(), now) instanceof Age.Known(Duration held)
            && held.compareTo(record.holdFor()) <= 0
        ? "refreshing " + held.toSeconds() + "s"
        : null;
  }

  private static String words(Failure.Kind kind) {
    return switch (kind) {
      case NOT_INSTALLED -> "not installed";
      case NO_DATA_DIRECTORY -> "finds no data";
      case EXITED -> "failed";
      case KILLED -> "was killed";
      case TIMED_OUT -> "timed out";
      case OVERFLOWED, TRUNCATED, MALFORMED -> "gave a bad answer";
      case ORPHAN_ALIVE -> "still runs for another";
      case NO_CREDENTIALS -> "has no login";
      case UNAUTHORIZED, FORBIDDEN -> "refused the login";
      case RATE_LIMITED -> "is rate limited";
      case SERVER_ERROR, UNEXPECTED_STATUS -> "had an error";
      case STALLED -> "stalled";
      case UNREACHABLE -> "not reachable";
    };
  }
}
