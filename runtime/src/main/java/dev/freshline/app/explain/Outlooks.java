package dev.freshline.app.explain;

import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.backoff.PastFailure;
import dev.freshline.billing.Decision;
import dev.freshline.billing.Due;
import dev.freshline.billing.Standing;
import dev.freshline.reading.Moment;
import dev.freshline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// When each source may be asked again, and why not before. Pure.
final class Outlooks {
  private Outlooks() {}

  static Outlook of(Standing standing, Moment now) {
    return switch (standing.decision()) {
      case Decision.Ask(Due due, var judgement) ->
          new Outlook(standing.source(), "DUE", judgement, now.at(), why(due));
      case Decision.Cooling(Duration remaining, var judgement) ->
          new Outlook(
              standing.source(),
              "COOLING",
              judgement,
              after(now, remaining),
              "its reading is fresh, and the cooldown since the start of the last fetch is not"
                  + " over");
      case Decision.BackingOff(Duration remaining, PastFailure failure, var judgement) ->
          new Outlook(
              standing.source(), "BACKING_OFF", judgement, after(now, remaining), why(failure));
    };
  }

  private static String why(Due due) {
    return switch (due) {
      case NEVER_OBSERVED -> "it was never asked with success";
      case STALE -> "its reading is no longer fresh";
      case COOLDOWN_OVER -> "its reading is fresh, and the cooldown is over";
      case OUTLIVED -> "what it observed has ended since";
      case AGE_UNKNOWN -> "the clock was set, so that the age of its reading is not known";
      case FORCED -> "somebody asked for it";
    };
  }

  private static String why(PastFailure failure) {
    return "its last fetch failed ("
        + word(failure.kind())
        + (failure.consecutive() == 1 ? "" : ", " + failure.consecutive() + " in a row")
        + "), so it is left alone for "
        + Durations.format(Duration.ofSeconds(failure.delay().toSeconds()))
        + ": "
        + failure.reason();
  }

  private static Instant after(Moment now, Duration remaining) {
    return now.at().plus(remaining);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
