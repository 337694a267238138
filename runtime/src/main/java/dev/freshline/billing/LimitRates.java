package dev.freshline.billing;

import dev.freshline.events.Event.LimitSample;
import dev.freshline.freshness.Age;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes rates of samples: the median of the slopes between all pairs. Pure; off the render path.
///
/// This is the Theil-Sen estimator (Theil 1950; P. K. Sen, "Estimates of the regression coefficient
/// based on Kendall's tau", JASA 63, 1968): up to 29 % of the samples may be wild without moving it
/// far, which suits percentages that come rounded, late, and from several sessions.
public final class LimitRates {
  /// Fewer samples than this are an anecdote.
  static final int MIN_SAMPLES = 5;

  /// A shorter time says nothing about an hour.
  static final Duration MIN_SPAN = Duration.ofMinutes(10);

  /// The most samples that are paired; the pairs grow with their square.
  static final int MAX_SAMPLES = 200;

  /// What is being used now is the question, not what was used this morning.
  static final Duration LOOK_BACK = Duration.ofHours(1);

  /// A week's limit is used by days and nights together.
  static final Duration LOOK_BACK_LONG = Duration.ofDays(1);

  private static final double SECONDS_PER_HOUR = 3600;

  private LimitRates() {}

  /// The rate of every window that is now being used, as far as there are samples enough.
  public static List<LimitRate> of(List<LimitSample> samples, Moment now) {
    Map<String, List<LimitSample>> windows = new LinkedHashMap<>();
    for (LimitSample sample : samples) {
      windows.computeIfAbsent(sample.window(), name -> new ArrayList<>()).add(sample);
    }
    var rates = new ArrayList<LimitRate>();
    for (List<LimitSample> window : windows.values()) {
      LimitRate rate = rate(window, now);
      if (rate != null) {
        rates.add(rate);
      }
    }
    return rates;
  }

  /// What the merged limits say beyond the samples: those that were observed later. Percentages are
  /// reported again and again between observations, and are no news then.
  public static List<LimitSample> news(
      List<LimitSample> known, List<? extends Reading<Limit>> merged) {
    var news = new ArrayList<LimitSample>();
    for (Reading<Limit> reading : merged) {
      Limit limit = reading.value();
      Moment observedAt = reading.stamp().beganAt();
      Instant last = lastObserved(known, limit.window());
      if (last == null || observedAt.at().isAfter(last)) {
        news.add(
            new LimitSample(limit.window(), limit.usedPercent(), limit.resetsAt(), observedAt));
      }
    }
    return news;
  }

  private static @Nullable Instant lastObserved(List<LimitSample> known, String window) {
    Instant last = null;
    for (LimitSample sample : known) {
      Instant at = sample.observedAt().at();
      if (sample.window().equals(window) && (last == null || at.isAfter(last))) {
        last = at;
      }
    }
    return last;
  }

  private static @Nullable LimitRate rate(List<LimitSample> samples, Moment now) {
    List<LimitSample> sorted = new ArrayList<>(samples);
    sorted.sort(Comparator.comparing((LimitSample sample) -> sample.observedAt().at()));
    LimitSample latest = sorted.getLast();
    Instant resetsAt = latest.resetsAt();
    if (resetsAt == null || !now.at().isBefore(resetsAt)) {
      return null;
    }
    List<LimitSample> points = thinned(recent(sorted, latest, resetsAt));
    if (points.size() < MIN_SAMPLES || spanOf(points).compareTo(MIN_SPAN) < 0) {
      return null;
    }
    double slope = medianSlope(points);
    return slope > 0
        ? new LimitRate(latest.window(), resetsAt, slope, latest.observedAt(), points.size())
        : null;
  }

  /// Those of the same window that are not long before the latest, one for each moment.
  private static List<LimitSample> recent(
      List<LimitSample> sorted, LimitSample latest, Instant resetsAt) {
    Duration lookBack = latest.window().equals(Limit.FIVE_HOUR) ? LOOK_BACK : LOOK_BACK_LONG;
    Instant from = latest.observedAt().at().minus(lookBack);
    var recent = new ArrayList<LimitSample>();
    Instant last = Instant.MIN;
    for (LimitSample sample : sorted) {
      Instant at = sample.observedAt().at();
      if (!at.isBefore(from) && at.isAfter(last) && isOfWindow(sample, resetsAt)) {
        recent.add(sample);
        last = at;
      }
    }
    return recent;
  }

  static boolean isOfWindow(LimitSample sample, Instant resetsAt) {
    return sample.resetsAt() != null && Limit.isSameReset(sample.resetsAt(), resetsAt);
  }

  private static List<LimitSample> thinned(List<LimitSample> points) {
    if (points.size() <= MAX_SAMPLES) {
      return points;
    }
    var thinned = new ArrayList<LimitSample>(MAX_SAMPLES);
    for (int i = 0; i < MAX_SAMPLES; i++) {
      // From the first to the last of them, evenly.
      thinned.add(points.get((int) ((long) i * (points.size() - 1) / (MAX_SAMPLES - 1))));
    }
    return thinned;
  }

  private static Duration spanOf(List<LimitSample> points) {
    return switch (Age.between(points.getFirst().observedAt(), points.getLast().observedAt())) {
      case Age.Known(Duration elapsed) -> elapsed;
      // The clock was set in between: how long it was is not known.
      case Age.Unknowable _ -> Duration.ZERO;
    };
  }

  private static double medianSlope(List<LimitSample> points) {
    double[] slopes = new double[points.size() * (points.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        double hours = hoursBetween(points.get(i), points.get(j));
        if (hours > 0) {
          slopes[count++] = (points.get(j).usedPercent() - points.get(i).usedPercent()) / hours;
        }
      }
    }
    return median(Arrays.copyOf(slopes, count));
  }

  private static double hoursBetween(LimitSample earlier, LimitSample later) {
    return switch (Age.between(earlier.observedAt(), later.observedAt())) {
      case Age.Known(Duration elapsed) -> elapsed.toMillis() / 1000.0 / SECONDS_PER_HOUR;
      case Age.Unknowable _ -> 0;
    };
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
