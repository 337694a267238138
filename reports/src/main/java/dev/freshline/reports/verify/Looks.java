package dev.freshline.reports.verify;

import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The age of the shared reading at the moments at which renders began, in the time of the
/// settings.
///
/// A render that waits, or fetches by itself, ends with another reading than the one that was there
/// when its user began to look. What was there is the newest that any render had ended with until
/// then; whoever publishes ends at once.
///
/// @param stamps of the readings, each once, ascending, in seconds since the start
/// @param ages at the looks at one reading each, in the order of the stamps
record Looks(List<Double> stamps, List<List<Double>> ages) {
  private static final double NANOS = 1e9;

  static Looks at(LoadResult result) {
    List<Rendered> begun = sorted(result, Comparator.comparing(Rendered::started));
    List<Rendered> ended = sorted(result, Comparator.comparing(Rendered::ended));
    double scale = result.load().scale();
    var stamps = new ArrayList<Double>();
    var ages = new ArrayList<List<Double>>();
    long newest = Long.MIN_VALUE;
    int next = 0;
    for (Rendered render : begun) {
      for (;
          next < ended.size() && !ended.get(next).ended().minus(render.started()).isPositive();
          next++) {
        Reading reading = ended.get(next).reading();
        if (reading != null && reading.stampedAt() > newest) {
          newest = reading.stampedAt();
          stamps.add(seconds(ended.get(next).ended().minus(reading.age())) / scale);
          ages.add(new ArrayList<>());
        }
      }
      if (!stamps.isEmpty()) {
        ages.getLast().add(seconds(render.started()) / scale - stamps.getLast());
      }
    }
    return new Looks(stamps, ages);
  }

  private static List<Rendered> sorted(LoadResult result, Comparator<Rendered> order) {
    return result.renders().stream().sorted(order).toList();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
