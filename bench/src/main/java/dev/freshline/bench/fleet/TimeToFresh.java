package dev.freshline.bench.fleet;

import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// For each render of a load, how long after its intended time the shared reading was fresh:
/// nothing where it was already.
///
/// One rule for all, whatever a pipeline itself takes for fresh: a reading is for so long from the
/// moment when the first render that met it ended.
final class TimeToFresh {
  private final List<Duration> comings;
  private final Duration freshFor;
  private final Duration end;

  /// How long it was.
  ///
  /// @param hasEnded whether fresh data came; otherwise it was waited for until the load ended, and
  ///     the wait is longer than that
  record Wait(Duration length, boolean hasEnded) {}

  /// @param renders all of the load
  /// @param freshFor as it is played
  TimeToFresh(List<Rendered> renders, Duration freshFor) {
    this.freshFor = freshFor;
    end = renders.stream().map(Rendered::ended).max(Duration::compareTo).orElse(Duration.ZERO);
    Map<Long, Duration> byStamp = new TreeMap<>();
    for (Rendered each : renders) {
      Reading reading = each.reading();
      if (reading != null) {
        byStamp.merge(reading.stampedAt(), each.ended(), TimeToFresh::earlier);
      }
    }
    comings = byStamp.values().stream().sorted().toList();
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  Wait of(Rendered render) {
    Duration from = render.intended();
    for (Duration came : comings) {
      if (came.plus(freshFor).compareTo(from) > 0) {
        return new Wait(came.compareTo(from) > 0 ? came.minus(from) : Duration.ZERO, true);
      }
    }
    return new Wait(end.minus(from), false);
  }
}
