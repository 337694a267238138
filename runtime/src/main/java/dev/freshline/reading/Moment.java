package dev.freshline.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A point in time as two witnesses saw it: the wall clock, and the machine's uptime where there is
/// one.
///
/// The wall clock is what resets and block ends are written in; it can be set. The uptime cannot,
/// but ends with the boot. Where both are known, their disagreement is how a clock step is noticed.
public record Moment(Instant at, @Nullable Uptime uptime) {

  public static Moment ofMillis(long epochMillis, @Nullable Uptime uptime) {
    return new Moment(Instant.ofEpochMilli(epochMillis), uptime);
  }

  /// Moves both witnesses on together, as an undisturbed clock would.
  public Moment plus(Duration elapsed) {
    return new Moment(
        at.plus(elapsed),
        uptime == null ? null : new Uptime(uptime.bootId(), uptime.millis() + elapsed.toMillis()));
  }

  public long epochMillis() {
    return at.toEpochMilli();
  }
}
