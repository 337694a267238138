package dev.freshline.reports.recommend;

import dev.freshline.settings.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Times that people write into a file: seconds as durations, and rounded so that nobody wonders
/// about the digits.
final class Times {
  private static final double[] STEPS = {0.001, 0.01, 0.1, 1, 10, 60};
  private static final int STEPS_TO_KEEP = 20;

  private Times() {}

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /// The seconds of a duration that may be missing.
  static double seconds(@Nullable Duration duration, double otherwise) {
    return duration == null ? otherwise : seconds(duration);
  }

  static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  static String text(double seconds) {
    return Durations.format(duration(seconds));
  }

  /// The next round value from here: at least as long.
  static double up(double seconds) {
    double step = step(seconds);
    return tidy(Math.ceil(seconds / step - 1e-9) * step);
  }

  /// The last round value before it: at most as long.
  static double down(double seconds) {
    double step = step(seconds);
    return tidy(Math.floor(seconds / step + 1e-9) * step);
  }

  /// The largest step that still leaves a value its first two digits, about: 5 % and less.
  private static double step(double seconds) {
    double best = STEPS[0];
    for (double step : STEPS) {
      if (seconds >= step * STEPS_TO_KEEP) {
        best = step;
      }
    }
    return best;
  }

  private static double tidy(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
