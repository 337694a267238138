package dev.freshline.bench.report;

import dev.freshline.bench.process.Paired;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import java.util.Locale;

/// Numbers as people read them: three digits that say something, and a unit.
final class Units {
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double WHOLE = 1e9;

  private Units() {}

  static String time(double nanos) {
    if (nanos == 0) {
      return "0";
    }
    if (nanos < MICRO) {
      return digits(nanos) + " ns";
    }
    if (nanos < MILLI) {
      return digits(nanos / MICRO) + " us";
    }
    return nanos < WHOLE ? digits(nanos / MILLI) + " ms" : digits(nanos / WHOLE) + " s";
  }

  /// A percentile of a row; `>=` before one that is a lower bound.
  static String at(Row row, double percentage) {
    Percentile found = row.percentile(percentage);
    return (row.isLowerBound(found) ? ">= " : "") + time(found.nanos());
  }

  static String mean(Row row) {
    return (row.unended().count() > 0 ? ">= " : "") + time(row.mean());
  }

  static String share(double share) {
    return share == 0 ? "none" : String.format(Locale.ROOT, "%.2g %%", 100 * share);
  }

  static String millis(double millis) {
    return digits(millis) + " ms";
  }

  /// A ratio, its interval, and how often such an interval has the true one in it; of one pair
  /// there is no interval.
  static String ratio(Paired paired) {
    return paired.coverage() == 0
        ? String.format(Locale.ROOT, "%.2f", paired.median())
        : String.format(
            Locale.ROOT,
            "%.2f (%.2f to %.2f, %.0f %%)",
            paired.median(),
            paired.low(),
            paired.high(),
            Math.floor(100 * paired.coverage()));
  }

  /// At an axis: 0.01 x, 1 x, 100 x.
  static String factor(double ratio) {
    return ratio >= 1
        ? String.format(Locale.ROOT, "%.0f x", ratio)
        : String.format(Locale.ROOT, "%s x", ratio);
  }

  private static String digits(double value) {
    int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
