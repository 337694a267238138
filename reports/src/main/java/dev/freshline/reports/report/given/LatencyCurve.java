package dev.freshline.reports.report.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long something took, by percentile.
///
/// Read from `curves` of a result file of `bench`: `{"curves": [{"name": "lease, alone", "unit":
/// "us", "percentiles": [{"p": 50, "value": 8.1}]}]}`.
///
/// @param points by ascending percentile
public record LatencyCurve(String name, List<Point> points) {
  public LatencyCurve {
    points = List.copyOf(points);
  }

  /// @param percentile in [0, 100]
  /// @param seconds 0 or more
  public record Point(double percentile, double seconds) {}

  /// The curves of a file; none when it is missing or has none that can be read.
  public static List<LatencyCurve> of(@Nullable JsonNode file) {
    List<LatencyCurve> curves = new ArrayList<>();
    if (file != null) {
      for (JsonNode node : file.path("curves")) {
        List<Point> points = points(node);
        if (!points.isEmpty()) {
          curves.add(new LatencyCurve(node.path("name").asText("unnamed"), points));
        }
      }
    }
    return curves;
  }

  private static List<Point> points(JsonNode curve) {
    double unit = secondsOf(curve.path("unit").asText());
    List<Point> points = new ArrayList<>();
    for (JsonNode node : curve.path("percentiles")) {
      double percentile = node.path("p").asDouble(Double.NaN);
      double seconds = node.path("value").asDouble(Double.NaN) * unit;
      // Not a number fails both: such a point is left out.
      if (percentile >= 0 && percentile <= 100 && seconds > 0 && Double.isFinite(seconds)) {
        points.add(new Point(percentile, seconds));
      }
    }
    points.sort(Comparator.comparingDouble(Point::percentile));
    return points;
  }

  private static double secondsOf(String unit) {
    return switch (unit) {
      case "ns" -> 1e-9;
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      default -> Double.NaN;
    };
  }

  /// The first point at that percentile or beyond, or null.
  public @Nullable Point at(double percentile) {
    for (Point point : points) {
      if (point.percentile() >= percentile) {
        return point;
      }
    }
    return null;
  }
}
