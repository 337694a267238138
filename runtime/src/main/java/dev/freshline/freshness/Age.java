package dev.freshline.freshness;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;

/// The time that has passed since a moment, unless the clocks contradict each other.
public sealed interface Age {
  /// @param elapsed never negative
  record Known(Duration elapsed) implements Age {}

  /// The wall clock was set between the two moments.
  record Unknowable(String why) implements Age {}

  /// What two clocks may differ by without one having been set: resolution, and a wall clock being
  /// slewed. In milliseconds.
  long TOLERANCE = 2000;

  /// Slewing moves a clock by at most 500 ppm (`adjtimex(2)`); twice that is allowed.
  long SLEW_DIVISOR = 1000;

  /// The age of `then` at `now`.
  ///
  /// Within one boot the uptime is the witness against the wall clock. Across a reboot, or where
  /// there is no uptime, only a moment that lies in the future gives a step away.
  ///
  /// Reckoned in milliseconds: Duration negates and divides through `BigDecimal`, whose
  /// initialisation takes a cold JVM 10 ms.
  static Age between(Moment then, Moment now) {
    long wall = now.epochMillis() - then.epochMillis();
    Uptime before = then.uptime();
    Uptime after = now.uptime();
    if (before == null || after == null || !before.bootId().equals(after.bootId())) {
      return wall < -TOLERANCE
          ? new Unknowable("observed " + seconds(-wall) + " in the future")
          : known(wall);
    }
    long elapsed = after.millis() - before.millis();
    if (elapsed < -TOLERANCE) {
      return new Unknowable("observed " + seconds(-elapsed) + " ahead of the uptime");
    }
    long step = wall - elapsed;
    if (Math.abs(step) > TOLERANCE + Math.abs(elapsed) / SLEW_DIVISOR) {
      return new Unknowable(
          "the clock was set "
              + (step < 0 ? "back" : "forward")
              + " by "
              + seconds(Math.abs(step))
              + " since");
    }
    return known(elapsed);
  }

  private static Age known(long millis) {
    return new Known(Duration.ofMillis(Math.max(0, millis)));
  }

  private static String seconds(long millis) {
    return millis / 1000 + "s";
  }
}
