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
  /// slewed.
  Duration TOLERANCE = Duration.ofSeconds(2);

  /// Slewing moves a clock by at most 500 ppm (`adjtimex(2)`); twice that is allowed.
  long SLEW_DIVISOR = 1000;

  /// The age of `then` at `now`.
  ///
  /// Within one boot the uptime is the witness against the wall clock. Across a reboot, or where
  /// there is no uptime, only a moment that lies in the future gives a step away.
  static Age between(Moment then, Moment now) {
    Duration wall = Duration.between(then.at(), now.at());
    Uptime before = then.uptime();
    Uptime after = now.uptime();
    if (before == null || after == null || !before.bootId().equals(after.bootId())) {
      return wall.plus(TOLERANCE).isNegative()
          ? new Unknowable("observed " + seconds(wall.negated()) + " in the future")
          : known(wall);
    }
    Duration uptime = Duration.ofMillis(after.millis() - before.millis());
    if (uptime.plus(TOLERANCE).isNegative()) {
      return new Unknowable("observed " + seconds(uptime.negated()) + " ahead of the uptime");
    }
    Duration step = wall.minus(uptime);
    if (step.abs().compareTo(TOLERANCE.plus(uptime.abs().dividedBy(SLEW_DIVISOR))) > 0) {
      return new Unknowable(
          "the clock was set "
              + (step.isNegative() ? "back" : "forward")
              + " by "
              + seconds(step.abs())
              + " since");
    }
    return known(uptime);
  }

  private static Age known(Duration elapsed) {
    return new Known(elapsed.isNegative() ? Duration.ZERO : elapsed);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
