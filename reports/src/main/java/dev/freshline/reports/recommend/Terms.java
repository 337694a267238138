package dev.freshline.reports.recommend;

import java.util.Set;

/// By what settings are judged in a search.
///
/// @param waived codes of constraints that are not asked
/// @param strictness part of the share of stale renders that a search by formula may use up; what
///     intervals and simulation add must find room in the rest
record Terms(Set<String> waived, double strictness) {
  static final Terms ALL = new Terms(Set.of(), 1);

  Terms {
    waived = Set.copyOf(waived);
  }

  static Terms without(Set<String> waived) {
    return new Terms(waived, 1);
  }

  Terms stricter(double factor) {
    return new Terms(waived, strictness * factor);
  }

  boolean ask(String code) {
    return !waived.contains(code);
  }
}
