package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.CacheWatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What was found against one round, counted by the name of the invariant that it breaks.
final class Findings {
  private final Map<String, Integer> breaches = new LinkedHashMap<>();

  /// Counts `times` breaches; none is none.
  Findings count(String breach, int times) {
    if (times != 0) {
      breaches.merge(breach, times, Integer::sum);
    }
    return this;
  }

  Findings require(boolean holds, String breach) {
    return count(breach, holds ? 0 : 1);
  }

  /// What a reader saw who looked all the time.
  Findings watched(CacheWatch.Seen seen) {
    return count("torn reads", seen.torn())
        .count("tokens that went back", seen.backwards())
        .count("readings under one token", seen.twice())
        .count("holders at once", seen.holdersAtOnce());
  }

  int breaches() {
    return breaches.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Such as `; BROKEN: 2 x torn reads`; empty when nothing was found.
  String broken() {
    String words =
        breaches.entrySet().stream()
            .map(entry -> entry.getValue() + " x " + entry.getKey())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : "; BROKEN: " + words;
  }
}
