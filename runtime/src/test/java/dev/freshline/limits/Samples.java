package dev.freshline.limits;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.reading.Uptime;
import dev.freshline.session.SessionInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Times, limits and inputs that the tests of this room share.
final class Samples {
  static final Instant START = Instant.parse("2026-11-23T04:00:00Z");
  static final Duration UP = Duration.ofDays(30);
  static final Moment NOW = new Moment(START, new Uptime("boot-1", UP.toMillis()));
  static final Instant RESET = START.plus(Duration.ofHours(3));
  static final Instant WEEKLY_RESET = START.plus(Duration.ofDays(4));

  private Samples() {}

  static Moment ago(Duration duration) {
    return NOW.plus(duration.negated());
  }

  static Limit fiveHour(double percent) {
    return new Limit(Limit.FIVE_HOUR, percent, RESET);
  }

  static Limit fiveHour(double percent, @Nullable Instant resetsAt) {
    return new Limit(Limit.FIVE_HOUR, percent, resetsAt);
  }

  static Limit sevenDay(double percent) {
    return new Limit(Limit.SEVEN_DAY, percent, WEEKLY_RESET);
  }

  static Reading<List<Limit>> seen(Moment at, Limit... limits) {
    return new Reading<>(List.of(limits), Stamp.instant(at, "stdin"));
  }

  static SessionInput session(@Nullable String id, @Nullable Long apiMillis, Limit... limits) {
    return session(id, apiMillis, null, limits);
  }

  static SessionInput session(
      @Nullable String id, @Nullable Long apiMillis, @Nullable String transcript, Limit... limits) {
    return new SessionInput(id, null, null, null, apiMillis, null, List.of(limits), transcript);
  }
}
