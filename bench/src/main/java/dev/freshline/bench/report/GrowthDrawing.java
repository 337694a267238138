package dev.freshline.bench.report;

import dev.freshline.bench.result.Series;
import dev.freshline.bench.result.Series.Point;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LinearScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import java.util.List;
import java.util.Locale;

/// A cost against a size, both from zero: a line that is flat is one that does not grow.
record GrowthDrawing(Series series) implements Drawing {
  private static final int TICKS = 5;

  @Override
  public Size sized(Size size) {
    return size;
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    Frame frame = Frame.in(size, 4, 0);
    double widest = series.points().stream().mapToDouble(Point::size).max().orElse(1);
    double dearest = series.points().stream().mapToDouble(Point::cost).max().orElse(1);
    Scale x = LinearScale.covering(widest, TICKS, frame.x(), GrowthDrawing::number);
    Scale y = LinearScale.covering(dearest, TICKS, frame.y(), GrowthDrawing::number);
    frame.axes(pen, x, series.sizeUnit(), y, series.costUnit());
    List<Spot> spots =
        series.points().stream()
            .map(point -> new Spot(x.at(point.size()), y.at(point.cost())))
            .toList();
    pen.polyline("line new-line", spots);
    for (Point point : series.points()) {
      pen.mark(
          "place new",
          new Spot(x.at(point.size()), y.at(point.cost())),
          4,
          number(point.size())
              + ' '
              + series.sizeUnit()
              + ": "
              + number(point.cost())
              + ' '
              + series.costUnit());
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
