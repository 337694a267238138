package dev.freshline.bench.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long one thing took, in nanoseconds.
///
/// @param group that it was measured with, such as `lock`
/// @param name such as `LeaseCost.acquireRelease`
/// @param parameters under which it ran, by name
/// @param samples that the figures were made from
/// @param percentiles for drawing: pairs of a percentage and a time, rising
/// @param bytes allocated for each call, or null where nobody counted
public record Row(
    String group,
    String name,
    Map<String, String> parameters,
    long samples,
    double mean,
    List<Percentile> percentiles,
    @Nullable Double bytes) {
  /// The percentages that every row has.
  public static final List<Double> PERCENTAGES =
      List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0);

  public Row {
    parameters = Map.copyOf(parameters);
    percentiles = List.copyOf(percentiles);
  }

  /// A time that a share of the samples did not exceed.
  public record Percentile(double percentage, double nanos) {}

  /// @throws IllegalArgumentException when this row does not have it
  public double at(double percentage) {
    for (Percentile percentile : percentiles) {
      if (percentile.percentage() == percentage) {
        return percentile.nanos();
      }
    }
    throw new IllegalArgumentException(
        title() + ": expected one of " + PERCENTAGES + ", found " + percentage);
  }

  public double median() {
    return at(50);
  }

  /// The name with its parameters, such as `Floors.stat (fileSystem=tmpfs)`.
  public String title() {
    return parameters.isEmpty() ? name : name + " (" + String.join(", ", pairs()) + ')';
  }

  private List<String> pairs() {
    return new TreeMap<>(parameters)
        .entrySet().stream().map(entry -> entry.getKey() + '=' + entry.getValue()).toList();
  }
}
