package dev.freshline.stress.gate;

import dev.freshline.settings.Durations;
import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gate has found.
///
/// @param seed that all draws came from
/// @param commit of the sources, or `unknown`
/// @param budget that it was given
/// @param mutant that played as Freshline, or null
/// @param took in seconds
public record Report(
    long seed,
    String commit,
    Duration budget,
    @Nullable String mutant,
    double took,
    List<Property> properties) {
  public Report {
    properties = List.copyOf(properties);
  }

  static Report of(
      long seed, Duration budget, @Nullable String mutant, double took, List<Lane> lanes) {
    List<Property> properties = lanes.stream().map(Lane::property).toList();
    return new Report(seed, Sources.commit(), budget, mutant, took, properties);
  }

  long count(Verdict verdict) {
    return properties.stream().filter(property -> property.verdict() == verdict).count();
  }

  /// Kills and stops that were dealt out.
  int faults() {
    return properties.stream().mapToInt(Property::faults).sum();
  }

  int rounds() {
    return properties.stream().mapToInt(Property::rounds).sum();
  }

  /// Nothing failed, and something was checked.
  boolean isPassed() {
    return count(Verdict.FAIL) == 0 && count(Verdict.PASS) > 0;
  }

  /// The command that plays a failure again: the one round that failed, or all of a twin's.
  String repeatOf(Property property) {
    boolean oneRound =
        property.expected() == Property.Expected.HOLDS && property.breachedIn() != Property.NONE;
    return "stress/bin/gate --seed "
        + seed
        + " --budget "
        + Durations.format(budget)
        + (mutant == null ? "" : " --mutant " + mutant)
        + " --only "
        + property.name()
        + '/'
        + property.protocol()
        + (oneRound ? " --round " + property.breachedIn() : "");
  }
}
