package dev.freshline.billing;

import dev.freshline.freshness.Age;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When limits will be used up, if use goes on at the rates last known. Pure, and cheap enough for
/// every render: the rates are made elsewhere ([LimitRates]).
///
/// Says nothing rather than something doubtful: about a limit that is critical or unknown, on a
/// rate that is old or from before a clock step, or when the window starts anew before it is used
/// up.
public final class ExhaustionForecast {
  /// Habits change: an older rate speaks of another piece of work.
  static final Duration RATE_GOOD_FOR = Duration.ofMinutes(15);

  private static final double FULL = 100;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private ExhaustionForecast() {}

  public static List<Exhaustion> of(List<LimitRate> rates, List<Figure<Limit>> limits, Moment now) {
    var exhaustions = new ArrayList<Exhaustion>(0);
    for (Figure<Limit> figure : limits) {
      Limit limit = figure.value();
      Moment observedAt = figure.observedAt();
      LimitRate rate = limit == null ? null : rateOf(limit, rates);
      if (limit == null || observedAt == null || rate == null || !isUsable(figure, rate, now)) {
        continue;
      }
      Instant at = fullAt(limit, observedAt, rate);
      if (at.isAfter(now.at()) && at.isBefore(rate.resetsAt())) {
        exhaustions.add(new Exhaustion(limit.window(), at));
      }
    }
    return exhaustions;
  }

  private static @Nullable LimitRate rateOf(Limit limit, List<LimitRate> rates) {
    Instant resetsAt = limit.resetsAt();
    for (LimitRate rate : rates) {
      if (rate.window().equals(limit.window())
          && resetsAt != null
          && Limit.isSameReset(resetsAt, rate.resetsAt())) {
        return rate;
      }
    }
    return null;
  }

  private static boolean isUsable(Figure<Limit> figure, LimitRate rate, Moment now) {
    Freshness freshness = figure.judgement().freshness();
    return (freshness == Freshness.FRESH || freshness == Freshness.STALE)
        && Age.between(rate.observedAt(), now) instanceof Age.Known known
        && known.elapsed().compareTo(RATE_GOOD_FOR) <= 0;
  }

  /// One that is full already lies in the past, and so is never told as a forecast.
  private static Instant fullAt(Limit limit, Moment observedAt, LimitRate rate) {
    double hours = (FULL - limit.usedPercent()) / rate.percentPerHour();
    double millis = Math.min(hours * MILLIS_PER_HOUR, (double) Duration.ofDays(365).toMillis());
    return limit.usedPercent() >= FULL ? Instant.EPOCH : observedAt.at().plusMillis((long) millis);
  }
}
