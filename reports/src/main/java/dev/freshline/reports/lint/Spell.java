package dev.freshline.reports.lint;

import dev.freshline.reports.predict.Figure;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How findings write numbers: durations in seconds, since they are added up, and shares in
/// percent.
final class Spell {
  private static final double NANOS = 1e9;
  private static final double COARSE = 100;

  private Spell() {}

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  /// Seconds as the settings read them: `38s`, `0.3s`; from a hundred on with one decimal, below
  /// with up to three.
  static String time(double seconds) {
    return plain(seconds, Math.abs(seconds) < COARSE ? 3 : 1) + "s";
  }

  /// With all milliseconds.
  static String exact(double seconds) {
    return plain(seconds, 3) + "s";
  }

  static @Nullable String slack(double seconds) {
    return Double.isFinite(seconds) ? time(seconds) : null;
  }

  static String percent(double share) {
    double percent = 100 * share;
    return plain(percent, percent != 0 && Math.abs(percent) < 1 ? 3 : 1) + " %";
  }

  /// With its interval where it is more than a point.
  static String percent(Figure share) {
    return share.low() == share.high()
        ? percent(share.value())
        : percent(share.value())
            + " (95 %: "
            + percent(share.low())
            + " to "
            + percent(share.high())
            + ")";
  }

  static String number(double value) {
    return plain(value, Math.abs(value) < 1 ? 4 : 1);
  }

  private static String plain(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    int end = text.length();
    while (text.indexOf('.') >= 0 && text.charAt(end - 1) == '0') {
      end--;
    }
    String cut = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return cut.equals("-0") ? "0" : cut;
  }

  /// A duration that people would choose, longer than this one.
  static String above(double seconds) {
    double step = step(seconds);
    return time(Math.floor(seconds / step + 1e-9) * step + step);
  }

  /// A duration that people would choose, no longer than this one and longer than none; null where
  /// there is none.
  static @Nullable String atMost(double seconds) {
    if (!(seconds > 0)) {
      return null;
    }
    double step = step(seconds);
    double chosen = Math.floor(seconds / step + 1e-9) * step;
    return chosen > 0 ? time(chosen) : null;
  }

  private static double step(double seconds) {
    if (seconds < 1) {
      return 0.1;
    }
    return seconds < 10 ? 1 : seconds < 600 ? 5 : 60;
  }
}
