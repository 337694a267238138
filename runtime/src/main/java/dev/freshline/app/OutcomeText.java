package dev.freshline.app;

import dev.freshline.billing.Decision;
import dev.freshline.billing.FeedOutcome;
import dev.freshline.billing.Outcome;
import dev.freshline.billing.Standing;
import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import java.time.Duration;
import java.util.Locale;

/// What came of a refresh, in sentences.
final class OutcomeText {
  private OutcomeText() {}

  static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Served served -> standings(served.standings());
      case Outcome.Deferred(var _, var _, Holder holder, String note) ->
          "deferred: " + of(holder) + (note.isEmpty() ? "" : "; " + note) + "\n";
      case Outcome.Refused(var _, var _, String why) -> "refused: " + why + "\n";
      case Outcome.Refreshed refreshed -> ended(refreshed) + lines(refreshed.feeds());
    };
  }

  private static String ended(Outcome.Refreshed refreshed) {
    HolderRecord ended = refreshed.ended();
    return ended == null ? "" : "ended the stuck holder pid " + ended.process().pid() + "\n";
  }

  private static String standings(Iterable<Standing> standings) {
    var text = new StringBuilder();
    for (Standing standing : standings) {
      text.append(standing.source()).append(": ").append(of(standing.decision())).append('\n');
    }
    return text.toString();
  }

  private static String lines(Iterable<? extends FeedOutcome> feeds) {
    var text = new StringBuilder();
    for (FeedOutcome feed : feeds) {
      text.append(feed.source()).append(": ").append(of(feed)).append('\n');
    }
    return text.toString();
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
