package dev.freshline.bench.result;

import java.util.Locale;

/// A bound beside what was measured.
///
/// @param name of the row that it is about
/// @param expected such as `p50 <= 1.3 x Floors.lockAndRecord`
/// @param actual such as `1.21 x`
/// @param gates whether missing it fails the run; otherwise it is a goal
/// @param why the bound is what it is
public record Check(
    String name, String expected, String actual, boolean held, boolean gates, String why) {
  /// A ratio of medians.
  ///
  /// @param most that the median may be, in those of the reference
  public static Check ofRatio(
      String name, double most, String reference, double found, boolean gates, String why) {
    return new Check(
        name,
        String.format(Locale.ROOT, "p50 <= %.2f x %s%s", most, reference, gates ? "" : " (goal)"),
        String.format(Locale.ROOT, "%.2f x", found),
        found <= most,
        gates,
        why);
  }

  /// Bytes for each call, which gate. A count of many calls has a fraction; it is no byte more.
  public static Check ofBytes(String name, int most, double found, String why) {
    return new Check(
        name,
        String.format(Locale.ROOT, "<= %d bytes a call", most),
        String.format(Locale.ROOT, "%.0f bytes", found),
        found < most + 1,
        true,
        why);
  }

  /// The same without failing the run: for a measurement that a busy machine may have spoilt.
  public Check asGoal() {
    return new Check(name, expected, actual, held, false, why);
  }
}
