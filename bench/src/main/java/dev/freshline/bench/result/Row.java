package dev.freshline.bench.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long one thing took, in nanoseconds.
///
/// @param group that it was measured with, such as `lock`
/// @param name such as `LeaseCost.acquireRelease`
/// @param parameters under which it ran, by name
/// @param samples that the figures were made from
/// @param percentiles for drawing: pairs of a percentage and a time, rising
/// @param bytes allocated for each call, or null where nobody counted
/// @param unended those of the samples that are no more than lower bounds
public record Row(
    String group,
    String name,
    Map<String, String> parameters,
    long samples,
    double mean,
    List<Percentile> percentiles,
    @Nullable Double bytes,
    Unended unended) {
  /// The percentages that every row has.
  public static final List<Double> PERCENTAGES =
      List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0);

  /// Of samples that have all ended.
  public Row(
      String group,
      String name,
      Map<String, String> parameters,
      long samples,
      double mean,
      List<Percentile> percentiles,
      @Nullable Double bytes) {
    this(group, name, parameters, samples, mean, percentiles, bytes, Unended.NONE);
  }

  public Row {
    parameters = Map.copyOf(parameters);
    percentiles = List.copyOf(percentiles);
  }

  /// A time that a share of the samples did not exceed.
  public record Percentile(double percentage, double nanos) {}

  /// Samples that had not ended when nobody looked any more.
  ///
  /// @param fromNanos the shortest: a percentile of as much or more is a lower bound, since the
  ///     true ones of these may all be above it
  public record Unended(long count, double fromNanos) {
    public static final Unended NONE = new Unended(0, Double.POSITIVE_INFINITY);
  }

  /// Whether the true percentile may be longer than this one.
  public boolean isLowerBound(Percentile percentile) {
    return percentile.nanos() >= unended.fromNanos();
  }

  /// In [0, 1].
  public double unendedShare() {
    return (double) unended.count() / samples;
  }

  /// @throws IllegalArgumentException when this row does not have it
  public Percentile percentile(double percentage) {
    for (Percentile percentile : percentiles) {
      if (percentile.percentage() == percentage) {
        return percentile;
      }
    }
    throw new IllegalArgumentException(
        title() + ": expected one of " + PERCENTAGES + ", found " + percentage);
  }

  public double at(double percentage) {
    return percentile(percentage).nanos();
  }

  public double median() {
    return at(50);
  }

  /// The name with its parameters, such as `Floors.stat (fileSystem=tmpfs)`.
  public String title() {
    return title(name, parameters);
  }

  /// The title of a row that there is not yet.
  public static String title(String name, Map<String, String> parameters) {
    var sorted = new TreeMap<>(parameters);
    return sorted.isEmpty()
        ? name
        : sorted.entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue())
            .collect(Collectors.joining(", ", name + " (", ")"));
  }
}
