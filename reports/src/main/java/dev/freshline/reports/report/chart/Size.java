package dev.freshline.reports.report.chart;

/// What a chart is drawn to, in units of a pixel.
///
/// @param name the class that shows or hides this form
public record Size(String name, double width, double height) {
  /// For a column of text.
  public static final Size WIDE = new Size("wide", 640, 320);

  /// For a telephone.
  public static final Size COMPACT = new Size("compact", 340, 300);

  public Size withHeight(double other) {
    return new Size(name, width, other);
  }

  public boolean isCompact() {
    return name.equals(COMPACT.name);
  }
}
