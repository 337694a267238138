package dev.freshline.reports.report.drawing;

import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;

/// The marks of protocols: a circle for the current one, a diamond for the recommended one, a small
/// circle for a repair.
final class Places {
  private Places() {}

  static void mark(Pen pen, String css, Spot at, String tip) {
    switch (css) {
      case "now" -> pen.mark("place now", at, 7, tip);
      case "new" -> pen.diamond("place new", at, 9, tip);
      default -> pen.mark("place repair", at, 5, tip);
    }
  }
}
