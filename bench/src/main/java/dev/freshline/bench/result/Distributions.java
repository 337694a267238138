package dev.freshline.bench.result;

import dev.freshline.bench.result.Row.Percentile;
import dev.freshline.bench.result.Row.Unended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// Rows from durations that were observed one by one.
public final class Distributions {
  private static final int DIGITS = 3;

  private Distributions() {}

  /// A few figures of nanoseconds, which may be less than one: each percentile is one of them.
  ///
  /// @throws IllegalArgumentException when there is not one
  public static Row ofFew(
      String group, String name, Map<String, String> parameters, List<Double> nanos) {
    requireSome(name, nanos);
    List<Double> sorted = nanos.stream().sorted().toList();
    List<Percentile> percentiles = new ArrayList<>();
    for (double percentage : Row.PERCENTAGES) {
      int rank = (int) Math.ceil(percentage / 100 * sorted.size());
      percentiles.add(new Percentile(percentage, sorted.get(Math.max(0, rank - 1))));
    }
    double mean = nanos.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    return new Row(group, name, parameters, sorted.size(), mean, percentiles, null);
  }

  /// @throws IllegalArgumentException when there is not one
  public static Row row(
      String group, String name, Map<String, String> parameters, List<Duration> observed) {
    return row(group, name, parameters, observed, List.of());
  }

  /// @param unended durations of what had not ended when nobody looked any more
  /// @throws IllegalArgumentException when there is not one of both
  public static Row row(
      String group,
      String name,
      Map<String, String> parameters,
      List<Duration> ended,
      List<Duration> unended) {
    List<Duration> observed = Stream.concat(ended.stream(), unended.stream()).toList();
    requireSome(name, observed);
    var histogram = new Histogram(DIGITS);
    observed.forEach(duration -> histogram.recordValue(Math.max(0, duration.toNanos())));
    List<Percentile> percentiles = new ArrayList<>();
    for (double percentage : Row.PERCENTAGES) {
      percentiles.add(new Percentile(percentage, histogram.getValueAtPercentile(percentage)));
    }
    return new Row(
        group,
        name,
        parameters,
        histogram.getTotalCount(),
        histogram.getMean(),
        percentiles,
        null,
        unended.stream()
            .min(Duration::compareTo)
            .map(shortest -> new Unended(unended.size(), shortest.toNanos()))
            .orElse(Unended.NONE));
  }

  private static void requireSome(String name, List<?> observed) {
    if (observed.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected an observation, found none");
    }
  }
}
