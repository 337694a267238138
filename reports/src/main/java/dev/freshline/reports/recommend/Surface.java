package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.CooldownSurface;
import dev.freshline.reports.recommend.Recommendation.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Stale fraction and cost around a recommendation: along the cooldown, and over both times.
final class Surface {
  private static final int FRONT_POINTS = 60;
  private static final int MAP_COOLDOWNS = 20;
  private static final int MAP_FRESHNESSES = 18;

  /// How far beyond the points that they are to show the front and the map go on.
  private static final double MARGIN = 1.25;

  private final CooldownSurface surface;
  private final Cadence best;
  private final double cpuPerBusySecond;

  Surface(CooldownSurface surface, Cadence best, double cpuPerBusySecond) {
    this.surface = surface;
    this.best = best;
    this.cpuPerBusySecond = cpuPerBusySecond;
  }

  /// What other cooldowns would give at the recommended freshness: the cheapest first, and none
  /// that is worse in both than another (the Pareto front).
  List<Point> front() {
    var points = new ArrayList<Point>();
    for (int i = 1; i <= FRONT_POINTS; i++) {
      points.add(point(best.freshFor() * MARGIN * i / FRONT_POINTS, best.freshFor()));
    }
    points.add(point(best.cooldown(), best.freshFor()));
    points.sort(
        Comparator.comparingDouble(Point::cpuSecondsPerHour)
            .thenComparingDouble(Point::runsPerHour)
            .thenComparingDouble(Point::staleFraction));
    var front = new ArrayList<Point>();
    double least = Double.POSITIVE_INFINITY;
    for (Point point : points) {
      if (point.staleFraction() < least) {
        least = point.staleFraction();
        front.add(point);
      }
    }
    return front;
  }

  /// @param cooldown the largest to show beside the recommended one, in seconds
  /// @param freshFor the same
  List<Point> map(double cooldown, double freshFor) {
    double widest = MARGIN * Math.max(cooldown, best.cooldown());
    double highest = MARGIN * Math.max(freshFor, best.freshFor());
    var points = new ArrayList<Point>(MAP_COOLDOWNS * MAP_FRESHNESSES);
    for (int i = 1; i <= MAP_COOLDOWNS; i++) {
      for (int j = 1; j <= MAP_FRESHNESSES; j++) {
        points.add(point(widest * i / MAP_COOLDOWNS, highest * j / MAP_FRESHNESSES));
      }
    }
    return points;
  }

  private Point point(double cooldown, double freshFor) {
    CooldownSurface.Point point = surface.at(cooldown, freshFor);
    return new Point(
        cooldown,
        freshFor,
        point.staleFraction(),
        cpuPerBusySecond * point.busySecondsPerHour(),
        point.runsPerHour());
  }
}
