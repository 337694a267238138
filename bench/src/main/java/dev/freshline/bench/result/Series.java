package dev.freshline.bench.result;

import java.util.List;

/// How a cost grows with a size.
///
/// @param name such as `render against sessions`
/// @param sizeUnit of the abscissa, such as `sessions`
/// @param costUnit of the ordinate, such as `ms`
public record Series(String name, String sizeUnit, String costUnit, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  public record Point(double size, double cost) {}
}
