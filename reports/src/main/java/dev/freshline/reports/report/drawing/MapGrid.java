package dev.freshline.reports.report.drawing;

import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.report.table.FrontWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Points of the stale fraction as a grid of cooldown and freshness.
///
/// @param cooldowns ascending
/// @param freshFors ascending
public record MapGrid(
    List<Double> cooldowns, List<Double> freshFors, Map<List<Double>, Point> points) {
  /// More cells than this cost a page its size and a reader nothing but patience.
  private static final int MOST_LINES = 24;

  public MapGrid {
    cooldowns = List.copyOf(cooldowns);
    freshFors = List.copyOf(freshFors);
    points = Map.copyOf(points);
  }

  public static MapGrid of(List<Point> points) {
    Map<List<Double>, Point> byPlace = new HashMap<>();
    for (Point point : points) {
      byPlace.put(List.of(point.cooldownSeconds(), point.freshForSeconds()), point);
    }
    return new MapGrid(
        lines(points, Point::cooldownSeconds), lines(points, Point::freshForSeconds), byPlace);
  }

  private static List<Double> lines(List<Point> points, ToDoubleFunction<Point> axis) {
    List<Double> all = points.stream().mapToDouble(axis).distinct().sorted().boxed().toList();
    return FrontWords.thinned(all, MOST_LINES);
  }

  /// Null where nothing is known.
  public @Nullable Point at(int column, int row) {
    return points.get(List.of(cooldowns.get(column), freshFors.get(row)));
  }

  /// Where a value stands among the lines, in cells from the first one's edge; what is outside
  /// stands at the edge.
  static double place(List<Double> lines, double value) {
    if (value <= lines.getFirst()) {
      return value < lines.getFirst() ? 0 : 0.5;
    }
    for (int i = 1; i < lines.size(); i++) {
      double before = lines.get(i - 1);
      if (value <= lines.get(i)) {
        return i - 0.5 + (value - before) / (lines.get(i) - before);
      }
    }
    return lines.size();
  }
}
