package dev.freshline.reports.report.drawing;

import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LogScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.PercentileScale;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.reports.report.given.LatencyCurve.Point;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Latency;
import java.util.List;

/// Latencies by percentile, both axes logarithmic: the tail is what people wait for. What is 0 lies
/// on the lower axis.
///
/// At least one of them is more than 0.
public final class LatencyDrawing implements Drawing {
  /// More lines than this cannot be told apart; the table has the others.
  public static final int MOST_CURVES = 6;

  private static final int MOST_MARKS = 24;

  private final List<LatencyCurve> curves;

  public LatencyDrawing(List<LatencyCurve> curves) {
    this.curves = curves.stream().limit(MOST_CURVES).toList();
  }

  @Override
  public Size sized(Size size) {
    return size;
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    Frame frame = Frame.in(size, 5, 0);
    var seconds = curves.stream().flatMap(curve -> curve.points().stream());
    var range = seconds.mapToDouble(Point::seconds).filter(each -> each > 0).summaryStatistics();
    Scale y = LogScale.covering(range.getMin(), range.getMax(), frame.y(), Latency::text);
    Scale x = new PercentileScale(mostPercentile(), frame.x());
    frame.axes(pen, x, "percentile", y, "latency");
    for (int i = 0; i < curves.size(); i++) {
      curve(pen, curves.get(i), i, x, y);
    }
  }

  private double mostPercentile() {
    return curves.stream()
        .flatMap(curve -> curve.points().stream())
        .mapToDouble(Point::percentile)
        .max()
        .orElse(90);
  }

  private static void curve(Pen pen, LatencyCurve curve, int index, Scale x, Scale y) {
    List<Spot> spots =
        curve.points().stream()
            .map(point -> new Spot(x.at(point.percentile()), y.at(point.seconds())))
            .toList();
    pen.polyline("line c" + index, spots);
    for (Point point : FrontWords.thinned(curve.points(), MOST_MARKS)) {
      pen.mark(
          "hit m" + index,
          new Spot(x.at(point.percentile()), y.at(point.seconds())),
          3,
          curve.name() + ", p" + point.percentile() + ": " + Latency.text(point.seconds()));
    }
  }
}
