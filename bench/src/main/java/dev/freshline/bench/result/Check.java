package dev.freshline.bench.result;

/// A bound beside what was measured.
///
/// @param name of the row that it is about
/// @param expected such as `p50 <= 1.3 x Floors.lockAndRecord`
/// @param actual such as `1.21 x`
/// @param gates whether missing it fails the run; otherwise it is a goal
/// @param why the bound is what it is
public record Check(
    String name, String expected, String actual, boolean held, boolean gates, String why) {
  /// The same without failing the run: for a measurement that a busy machine may have spoilt.
  public Check asGoal() {
    return new Check(name, expected, actual, held, false, why);
  }
}
