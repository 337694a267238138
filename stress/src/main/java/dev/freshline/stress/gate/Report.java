package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import java.util.List;

/// What a gate has found.
///
/// @param seed that all draws came from
/// @param commit of the sources, or `unknown`
/// @param took in seconds
public record Report(long seed, String commit, double took, List<Property> properties) {
  public Report {
    properties = List.copyOf(properties);
  }

  long count(Verdict verdict) {
    return properties.stream().filter(property -> property.verdict() == verdict).count();
  }

  /// Nothing failed, and something was checked.
  boolean isPassed() {
    return count(Verdict.FAIL) == 0 && count(Verdict.PASS) > 0;
  }
}
