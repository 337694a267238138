package dev.freshline.limits;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses, for each of the account's limits, the observation that says most of the present.
///
/// ```
/// observations -> not past their reset -> of the newest window -> highest percentage -> latest
/// ```
/// Within one window use only grows, so the highest percentage is the truest, however old: it keeps
/// its own stamp. An observation from the future has no age. It speaks only for windows that no
/// other does.
public final class LimitsMerge {
  /// A reset further away than the window is long plus this is not believed.
  static final Duration RESET_SLACK = Duration.ofHours(1);

  /// How far ahead of our clock an observation may be without being from the future.
  static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

  private LimitsMerge() {}

  /// The chosen observation of each window, in the order in which windows were first met.
  public static List<Reading<Limit>> merge(List<Reading<List<Limit>>> observations, Moment now) {
    List<Reading<Limit>> dated = new ArrayList<>();
    List<Reading<Limit>> fromFuture = new ArrayList<>();
    for (Reading<List<Limit>> observation : observations) {
      collect(observation, now.at(), isFromFuture(observation, now) ? fromFuture : dated);
    }
    List<Reading<Limit>> chosen = new ArrayList<>();
    choose(dated, chosen);
    choose(fromFuture, chosen);
    return List.copyOf(chosen);
  }

  static boolean isFromFuture(Reading<?> observation, Moment now) {
    return observation.stamp().beganAt().at().isAfter(now.at().plus(CLOCK_SLACK));
  }

  private static void collect(
      Reading<List<Limit>> observation, Instant now, List<Reading<Limit>> into) {
    Instant observedAt = observation.stamp().beganAt().at();
    for (Limit limit : observation.value()) {
      Limit believed = believed(limit, now);
      if (!isOver(believed, observedAt, now)) {
        into.add(new Reading<>(believed, observation.stamp()));
      }
    }
  }

  private static Limit believed(Limit limit, Instant now) {
    Instant resetsAt = limit.resetsAt();
    return resetsAt != null && secondsTo(resetsAt, now) > furthestReset(limit.window())
        ? new Limit(limit.window(), limit.usedPercent(), null)
        : limit;
  }

  private static long furthestReset(String window) {
    return WindowLength.of(window).toSeconds() + RESET_SLACK.toSeconds();
  }

  /// In longs: this is asked for each of some hundred limits.
  private static long secondsTo(Instant then, Instant now) {
    return then.getEpochSecond() - now.getEpochSecond();
  }

  /// Without a reset, a window is over at the latest when it has lasted its length since it was
  /// seen.
  private static boolean isOver(Limit limit, Instant observedAt, Instant now) {
    return limit.resetsAt() == null
        ? !now.isBefore(observedAt.plus(WindowLength.of(limit.window())))
        : limit.isOver(now);
  }

  /// Adds the best candidate of each window that `chosen` does not hold yet.
  private static void choose(List<Reading<Limit>> candidates, List<Reading<Limit>> chosen) {
    for (Reading<Limit> candidate : candidates) {
      String window = candidate.value().window();
      if (!holds(chosen, window)) {
        chosen.add(best(candidates, candidate, newestReset(candidates, window)));
      }
    }
  }

  private static boolean holds(List<Reading<Limit>> chosen, String window) {
    for (Reading<Limit> reading : chosen) {
      if (reading.value().window().equals(window)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Instant newestReset(List<Reading<Limit>> candidates, String window) {
    Instant newest = null;
    for (Reading<Limit> candidate : candidates) {
      Instant resetsAt = candidate.value().resetsAt();
      if (candidate.value().window().equals(window)
          && resetsAt != null
          && (newest == null || resetsAt.isAfter(newest))) {
        newest = resetsAt;
      }
    }
    return newest;
  }

  private static Reading<Limit> best(
      List<Reading<Limit>> candidates, Reading<Limit> first, @Nullable Instant newest) {
    Reading<Limit> best = first;
    for (Reading<Limit> candidate : candidates) {
      if (candidate.value().window().equals(first.value().window())
          && isOfWindow(candidate.value(), newest)
          && (!isOfWindow(best.value(), newest) || saysMore(candidate, best, newest))) {
        best = candidate;
      }
    }
    return best;
  }

  private static boolean isOfWindow(Limit limit, @Nullable Instant newest) {
    Instant resetsAt = limit.resetsAt();
    if (newest == null || resetsAt == null) {
      return newest == null;
    }
    return Limit.isSameReset(newest, resetsAt);
  }

  /// Where no reset is known, two percentages may be of different windows: there the later one
  /// counts.
  private static boolean saysMore(
      Reading<Limit> candidate, Reading<Limit> best, @Nullable Instant newest) {
    int higher = Double.compare(candidate.value().usedPercent(), best.value().usedPercent());
    int later = candidate.stamp().beganAt().at().compareTo(best.stamp().beganAt().at());
    return newest == null
        ? later > 0 || (later == 0 && higher > 0)
        : higher > 0 || (higher == 0 && later > 0);
  }
}
