package dev.freshline.app;

import dev.freshline.billing.Decision;
import dev.freshline.billing.FeedOutcome;
import dev.freshline.billing.Outcome;
import dev.freshline.billing.Standing;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What came of a refresh, a sentence a line.
final class OutcomeText {
  private OutcomeText() {}

  static List<String> of(Outcome outcome) {
    var lines = new ArrayList<String>();
    switch (outcome) {
      case Outcome.Served served -> {
        for (Standing standing : served.standings()) {
          lines.add(standing.source() + ": " + of(standing.decision()));
        }
      }
      case Outcome.Deferred(var _, var _, Holder holder, String note) ->
          lines.add("deferred: " + of(holder) + (note.isEmpty() ? "" : "; " + note));
      case Outcome.Refused(var _, var _, String why) -> lines.add("refused: " + why);
      case Outcome.Refreshed refreshed -> {
        HolderRecord ended = refreshed.ended();
        if (ended != null) {
          lines.add("ended the stuck holder pid " + ended.process().pid());
        }
        HolderRecord died = refreshed.died();
        if (died != null) {
          lines.add(
              "took over the lease of pid "
                  + died.process().pid()
                  + ", which ended without a word");
        }
        for (FeedOutcome feed : refreshed.feeds()) {
          lines.add(feed.source() + ": " + of(feed));
        }
      }
    }
    return lines.isEmpty() ? List.of("no source is turned on: see 'statusline settings'") : lines;
  }

  private static String of(FeedOutcome feed) {
    return switch (feed) {
      case FeedOutcome.NotAsked(var _, Decision decision) -> of(decision);
      case FeedOutcome.Published published ->
          "published (was "
              + word(published.attempt().due())
              + ") in "
              + seconds(published.attempt().took())
              + ", version '"
              + published.stamp().version()
              + "', token "
              + published.stamp().token();
      case FeedOutcome.NoRoom(var _, var _, String why) ->
          "not asked, nothing can be written: " + why;
      case FeedOutcome.Failed failed ->
          "failed, " + word(failed.failure().kind()) + ": " + failed.failure().reason();
      case FeedOutcome.Fenced fenced -> "dropped its answer: " + fenced.why();
      case FeedOutcome.Unwritten unwritten -> "could not be written: " + unwritten.why();
    };
  }

  private static String of(Decision decision) {
    return switch (decision) {
      case Decision.Ask(var due, var _) -> "due, " + word(due);
      case Decision.Cooling(Duration remaining, var _) ->
          "fresh; the cooldown ends in " + seconds(remaining);
      case Decision.BackingOff(Duration remaining, var failure, var _) ->
          "backing off for " + seconds(remaining) + " after " + word(failure.kind());
    };
  }

  private static String of(Holder holder) {
    return switch (holder) {
      case Holder.Known(HolderRecord record) ->
          "pid "
              + record.process().pid()
              + " on "
              + record.host()
              + (record.session().isEmpty() ? "" : " for session " + record.session())
              + " is refreshing since "
              + record.since().at();
      case Holder.Unknown(String why) -> "an unknown process is refreshing (" + why + ")";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
  }
}
