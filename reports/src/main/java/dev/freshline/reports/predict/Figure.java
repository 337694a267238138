package dev.freshline.reports.predict;

/// A predicted number with its 95 % interval.
///
/// The interval covers the uncertainty of the data that the prediction was made from, and of the
/// simulation where one was needed. Of a formula under a given distribution it is a point.
public record Figure(double value, double low, double high, Method method) {
  /// How it was found.
  public enum Method {
    FORMULA,
    SIMULATION
  }

  public Figure {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "expected low <= value <= high, found " + low + ", " + value + ", " + high);
    }
  }

  public static Figure exact(double value) {
    return new Figure(value, value, value, Method.FORMULA);
  }
}
