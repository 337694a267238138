package dev.freshline.limits;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.session.SessionInput;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one session last heard of the limits, and when it did.
///
/// @param observedAt when these limits were first seen of this session; not when they were last
///     repeated
/// @param apiMillis the session's time in API calls then, whose growth gives a new response away
record LedgerEntry(Moment observedAt, @Nullable Long apiMillis, List<Limit> limits) {
  /// The name of this observer in stamps.
  static final String SOURCE = "stdin";

  LedgerEntry {
    limits = List.copyOf(limits);
  }

  Reading<List<Limit>> reading() {
    return new Reading<>(limits, Stamp.instant(observedAt, SOURCE));
  }

  /// Whether `input` holds more than this entry repeated: an idle session renders each second what
  /// it heard an hour ago. A window that is merely missing is none: Claude Code drops it at its
  /// reset. Nor is less of a window after less time in calls: a render says so that was overtaken.
  boolean isNews(SessionInput input) {
    Long api = input.apiDurationMillis();
    if (api == null || apiMillis == null) {
      return !holds(input.limits());
    }
    return api > apiMillis || !covers(input.limits(), api < apiMillis);
  }

  /// The same observation, at another count of time in API calls.
  LedgerEntry withApiMillis(@Nullable Long api) {
    return new LedgerEntry(observedAt, api, limits);
  }

  /// Whether each of these limits is one of this entry's.
  boolean holds(List<Limit> others) {
    return covers(others, false);
  }

  private boolean covers(List<Limit> others, boolean orHasMore) {
    for (Limit other : others) {
      Limit own = own(other);
      long more = own == null ? -1 : thousandths(own) - thousandths(other);
      if (more < 0 || (more > 0 && !orHasMore)) {
        return false;
      }
    }
    return true;
  }

  /// This entry's limit of the same window until the same reset.
  private @Nullable Limit own(Limit other) {
    for (Limit limit : limits) {
      if (limit.window().equals(other.window()) && isSame(limit.resetsAt(), other.resetsAt())) {
        return limit;
      }
    }
    return null;
  }

  private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
    return Objects.equals(one, other);
  }

  /// The precision to which a percentage is kept.
  static long thousandths(Limit limit) {
    return Math.round(limit.usedPercent() * 1000);
  }
}
