package dev.freshline.reports.report.drawing;

import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LinearScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import dev.freshline.reports.report.table.FrontWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Stale share against CPU time: the front of what can be had, and where the proposals stand.
public final class FrontDrawing implements Drawing {
  private static final int MOST_MARKS = 60;

  private final List<Point> front;
  private final List<Place> places;

  public FrontDrawing(List<Point> front, List<Place> places) {
    this.front =
        front.stream().sorted(Comparator.comparingDouble(Point::cpuSecondsPerHour)).toList();
    this.places = List.copyOf(places);
  }

  /// A proposal, or the current protocol.
  ///
  /// @param css `now`, `new` or `repair`
  public record Place(String name, double cpuSecondsPerHour, double staleFraction, String css) {}

  @Override
  public Size sized(Size size) {
    return size;
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    Frame frame = Frame.in(size, 5, 0);
    Scale x = LinearScale.covering(mostCpu(), size.isCompact() ? 4 : 8, frame.x(), Amounts::number);
    Scale y = LinearScale.covering(mostStale(), 5, frame.y(), Amounts::percent);
    frame.axes(pen, x, "CPU seconds per hour", y, "stale renders");
    pen.polyline("line front", front.stream().map(point -> spot(point, x, y)).toList());
    for (Point point : FrontWords.thinned(front, MOST_MARKS)) {
      pen.mark("hit front-mark", spot(point, x, y), 3, tip(point));
    }
    for (Place place : places) {
      Spot at = new Spot(x.at(place.cpuSecondsPerHour()), y.at(place.staleFraction()));
      Places.mark(pen, place.css(), at, tip(place));
    }
  }

  private static Spot spot(Point point, Scale x, Scale y) {
    return new Spot(x.at(point.cpuSecondsPerHour()), y.at(point.staleFraction()));
  }

  private double mostCpu() {
    List<Double> all = new ArrayList<>(front.stream().map(Point::cpuSecondsPerHour).toList());
    places.forEach(place -> all.add(place.cpuSecondsPerHour()));
    return all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  private double mostStale() {
    List<Double> all = new ArrayList<>(front.stream().map(Point::staleFraction).toList());
    places.forEach(place -> all.add(place.staleFraction()));
    return Math.min(1, all.stream().mapToDouble(Double::doubleValue).max().orElse(1));
  }

  private static String tip(Point point) {
    return Amounts.percent(point.staleFraction())
        + " stale at "
        + Amounts.seconds(point.cpuSecondsPerHour())
        + " of CPU an hour: cooldown "
        + Amounts.seconds(point.cooldownSeconds())
        + ", fresh for "
        + Amounts.seconds(point.freshForSeconds());
  }

  private static String tip(Place place) {
    return place.name()
        + ": "
        + Amounts.percent(place.staleFraction())
        + " stale at "
        + Amounts.seconds(place.cpuSecondsPerHour())
        + " of CPU an hour";
  }
}
