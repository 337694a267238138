package dev.freshline.reports.report.chart;

import java.util.List;

/// Where a value stands along an axis.
public interface Scale {
  double at(double value);

  /// The marks of the axis.
  List<Tick> ticks();

  record Tick(double value, String label) {}
}
