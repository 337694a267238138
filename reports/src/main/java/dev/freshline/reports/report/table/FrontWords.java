package dev.freshline.reports.report.table;

import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.report.Amounts;
import java.util.List;
import java.util.stream.IntStream;

/// The Pareto front in words: at most five of its points, from the cheapest to the freshest.
public final class FrontWords {
  private static final int MOST = 5;

  private FrontWords() {}

  public static List<String> of(List<Point> front) {
    return thinned(front, MOST).stream().map(FrontWords::words).toList();
  }

  /// As many points, evenly taken, with the first and the last.
  public static <T> List<T> thinned(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> all.get((int) Math.round((double) i * (all.size() - 1) / (most - 1))))
        .toList();
  }

  private static String words(Point point) {
    return Amounts.percent(point.staleFraction())
        + " stale for "
        + Amounts.seconds(point.cpuSecondsPerHour())
        + " of CPU and "
        + Amounts.number(point.runsPerHour())
        + " runs an hour: cooldown "
        + Amounts.seconds(point.cooldownSeconds())
        + ", fresh for "
        + Amounts.seconds(point.freshForSeconds());
  }
}
