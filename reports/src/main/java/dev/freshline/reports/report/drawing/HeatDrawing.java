package dev.freshline.reports.report.drawing;

import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stale share over cooldown and freshness, with the edge of the budget and both points.
public final class HeatDrawing implements Drawing {
  /// Upper ends of the steps; above the last one is a step of its own.
  public static final List<Double> STEPS = List.of(0.001, 0.01, 0.05, 0.1, 0.25, 0.5);

  private final MapGrid grid;
  private final double budget;
  private final List<Place> places;

  /// @param budget stale share that is allowed
  public HeatDrawing(MapGrid grid, double budget, List<Place> places) {
    this.grid = grid;
    this.budget = budget;
    this.places = List.copyOf(places);
  }

  /// A protocol on the map.
  ///
  /// @param css `now` or `new`
  public record Place(String name, double cooldownSeconds, double freshForSeconds, String css) {}

  /// The number of the step that a share falls in, from 0.
  public static int step(double share) {
    int step = 0;
    while (step < STEPS.size() && share > STEPS.get(step)) {
      step++;
    }
    return step;
  }

  @Override
  public Size sized(Size size) {
    return size.withHeight(size.isCompact() ? 320 : 380);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    Frame frame = Frame.in(size, 5, 0);
    double width = frame.width() / grid.cooldowns().size();
    double height = frame.height() / grid.freshFors().size();
    for (int row = 0; row < grid.freshFors().size(); row++) {
      pen.group("fresh for " + Amounts.seconds(grid.freshFors().get(row)) + ", cooldown ");
      for (int column = 0; column < grid.cooldowns().size(); column++) {
        Point point = grid.at(column, row);
        if (point != null) {
          double x = frame.left() + column * width;
          double y = frame.bottom() - (row + 1) * height;
          String css = "h" + step(point.staleFraction());
          pen.cell(css, x, y, width, height, tip(point));
        }
      }
      pen.endGroup();
    }
    edge(pen, frame, width, height);
    labels(pen, frame, width, height);
    places.forEach(place -> place(pen, frame, place));
  }

  private static String tip(Point point) {
    return Amounts.seconds(point.cooldownSeconds())
        + ": "
        + Amounts.percent(point.staleFraction())
        + " stale";
  }

  /// A line between what the budget allows and what it does not.
  private void edge(Pen pen, Frame frame, double width, double height) {
    for (int row = 0; row < grid.freshFors().size(); row++) {
      for (int column = 0; column < grid.cooldowns().size(); column++) {
        double x = frame.left() + column * width;
        double y = frame.bottom() - (row + 1) * height;
        if (differs(column, row, column + 1, row)) {
          pen.line("edge", x + width, y, x + width, y + height);
        }
        if (differs(column, row, column, row + 1)) {
          pen.line("edge", x, y, x + width, y);
        }
      }
    }
  }

  private boolean differs(int column, int row, int otherColumn, int otherRow) {
    if (otherColumn >= grid.cooldowns().size() || otherRow >= grid.freshFors().size()) {
      return false;
    }
    Point one = grid.at(column, row);
    Point other = grid.at(otherColumn, otherRow);
    return one != null && other != null && isAllowed(one) != isAllowed(other);
  }

  private boolean isAllowed(@Nullable Point point) {
    return point != null && point.staleFraction() <= budget;
  }

  private void labels(Pen pen, Frame frame, double width, double height) {
    double free = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < grid.cooldowns().size(); column++) {
      String label = Amounts.seconds(grid.cooldowns().get(column));
      double at = frame.left() + (column + 0.5) * width;
      double half = Pen.widthOf(label) / 2;
      if (at - half > free && at + half < frame.right() + 12) {
        pen.text("a-m", at, frame.bottom() + 17, label);
        free = at + half + 8;
      }
    }
    double below = Double.POSITIVE_INFINITY;
    for (int row = 0; row < grid.freshFors().size(); row++) {
      double at = frame.bottom() - (row + 0.5) * height;
      if (at + 14 < below) {
        pen.text("a-e", frame.left() - 6, at + 4, Amounts.seconds(grid.freshFors().get(row)));
        below = at;
      }
    }
    double middle = (frame.left() + frame.right()) / 2;
    pen.text("a-m axis", middle, frame.bottom() + 34, "cooldown");
    pen.upright(11, (frame.top() + frame.bottom()) / 2, "fresh for");
  }

  private void place(Pen pen, Frame frame, Place place) {
    double x =
        frame.x().from()
            + frame.width()
                * MapGrid.place(grid.cooldowns(), place.cooldownSeconds())
                / grid.cooldowns().size();
    double y =
        frame.bottom()
            - frame.height()
                * MapGrid.place(grid.freshFors(), place.freshForSeconds())
                / grid.freshFors().size();
    Places.mark(
        pen,
        place.css(),
        new Spot(x, y),
        place.name()
            + ": cooldown "
            + Amounts.seconds(place.cooldownSeconds())
            + ", fresh for "
            + Amounts.seconds(place.freshForSeconds()));
  }
}
