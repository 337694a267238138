package dev.freshline.app.explain;

import dev.freshline.reading.Moment;
import dev.freshline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times of day as people near this machine read them.
record Times(Instant now, ZoneId zone) {
  private static final Duration WITHOUT_DATE = Duration.ofHours(20);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  static Times at(Moment now, ZoneId zone) {
    return new Times(now.at(), zone);
  }

  /// `13:24:05`, with the date when that is not near.
  String of(Instant instant) {
    boolean near = Duration.between(instant, now).abs().compareTo(WITHOUT_DATE) < 0;
    return (near ? TIME : DATE_TIME).format(instant.atZone(zone));
  }

  /// `in 1m12s`, `12s ago` or `now`.
  String distance(Instant instant) {
    Duration ahead = Duration.ofSeconds(Duration.between(now, instant).toSeconds());
    if (ahead.isZero()) {
      return "now";
    }
    return ahead.isNegative()
        ? Durations.format(ahead.negated()) + " ago"
        : "in " + Durations.format(ahead);
  }
}
