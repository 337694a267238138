package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a recommendation writes numbers.
final class Spoken {
  private Spoken() {}

  /// What settings cost and what they give: `35.5 runs/h, 0.004 % stale`.
  static String outcome(Prediction prediction) {
    return number(prediction.runsPerHour())
        + " runs/h, "
        + percent(prediction.staleFraction())
        + " stale";
  }

  static String number(@Nullable Figure figure) {
    return figure == null ? "?" : number(figure.value());
  }

  static String number(double value) {
    return trimmed(value, Math.abs(value) < 1 ? 3 : 1);
  }

  static String percent(@Nullable Figure figure) {
    return figure == null ? "? %" : percent(figure.value());
  }

  static String percent(double share) {
    double percent = 100 * share;
    if (percent != 0 && Math.abs(percent) < 0.0005) {
      return "< 0.001 %";
    }
    return trimmed(percent, Math.abs(percent) < 1 ? 3 : 1) + " %";
  }

  private static String trimmed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
