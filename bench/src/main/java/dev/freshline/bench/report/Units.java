package dev.freshline.bench.report;

import java.util.Locale;

/// Numbers as people read them: three digits that say something, and a unit.
final class Units {
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final double WHOLE = 1e9;

  private Units() {}

  static String time(double nanos) {
    if (nanos < MICRO) {
      return digits(nanos) + " ns";
    }
    if (nanos < MILLI) {
      return digits(nanos / MICRO) + " us";
    }
    return nanos < WHOLE ? digits(nanos / MILLI) + " ms" : digits(nanos / WHOLE) + " s";
  }

  static String millis(double millis) {
    return digits(millis) + " ms";
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
