package dev.freshline.reports.report.chart;

/// A stretch of an axis in pixels; `to` may lie before `from`, as upwards it does.
public record Range(double from, double to) {
  double at(double share) {
    return from + (to - from) * share;
  }

  double length() {
    return Math.abs(to - from);
  }
}
