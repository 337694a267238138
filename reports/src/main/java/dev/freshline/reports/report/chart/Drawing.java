package dev.freshline.reports.report.chart;

/// A chart that can be drawn to several sizes.
public interface Drawing {
  /// The height that it needs.
  Size sized(Size size);

  void draw(Markup svg, Size size);
}
