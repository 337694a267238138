package dev.freshline.bench.fleet;

import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// For each render of a load, how long after its intended time the shared reading was fresh:
/// nothing where it was already.
///
/// What is fresh follows from the readings that the renders met: each has the moment from which its
/// age counts, and was there when the first render that met it ended.
final class TimeToFresh {
  /// A stretch of played time in which there was a fresh reading.
  private record Spell(Duration from, Duration to) {}

  private final List<Spell> fresh;
  private final Duration end;

  /// @param renders in order of their intended times
  /// @param freshFor as it is played
  TimeToFresh(List<Rendered> renders, Duration freshFor) {
    end = renders.stream().map(Rendered::ended).max(Duration::compareTo).orElse(Duration.ZERO);
    Map<Long, Spell> byStamp = new TreeMap<>();
    for (Rendered each : renders) {
      Reading reading = each.reading();
      if (reading != null) {
        Duration until = each.ended().minus(reading.age()).plus(freshFor);
        byStamp.merge(
            reading.stampedAt(),
            new Spell(each.ended(), until),
            (one, other) -> one.from().compareTo(other.from()) <= 0 ? one : other);
      }
    }
    fresh =
        byStamp.values().stream().filter(spell -> spell.from().compareTo(spell.to()) < 0).toList();
  }

  /// Of each render. One whose wait had not ended when the load did waits until then, at least.
  List<Duration> waits(List<Rendered> renders) {
    List<Duration> waits = new ArrayList<>();
    for (Rendered each : renders) {
      waits.add(freshAfter(each.intended()).minus(each.intended()));
    }
    return waits;
  }

  private Duration freshAfter(Duration moment) {
    Duration soonest = end;
    for (Spell spell : fresh) {
      if (spell.from().compareTo(moment) <= 0 && moment.compareTo(spell.to()) < 0) {
        return moment;
      }
      if (spell.from().compareTo(moment) > 0 && spell.from().compareTo(soonest) < 0) {
        soonest = spell.from();
      }
    }
    return soonest.compareTo(moment) > 0 ? soonest : moment;
  }
}
