package dev.freshline.stress.scenario;

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

  int breaches() {
    return breaches.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Such as `2 x torn reads, 1 x an orphan outlived its holder`; empty when nothing was found.
  String words() {
    return breaches.entrySet().stream()
        .map(entry -> entry.getValue() + " x " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
