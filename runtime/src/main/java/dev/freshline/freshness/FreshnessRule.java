package dev.freshline.freshness;

import dev.freshline.reading.Moment;
import java.time.Duration;

/// The two ages at which a figure changes its mark.
///
/// @param freshFor age up to which a reading is fresh
/// @param criticalAfter age beyond which it is critical
public record FreshnessRule(Duration freshFor, Duration criticalAfter) {
  public FreshnessRule {
    if (!freshFor.isPositive()) {
      throw new IllegalArgumentException("freshFor must be positive, found " + freshFor);
    }
    if (criticalAfter.compareTo(freshFor) <= 0) {
      throw new IllegalArgumentException(
          "criticalAfter="
              + criticalAfter
              + " must be longer than freshFor="
              + freshFor
              + "; raise criticalAfter");
    }
  }

  /// Judges an observation that began at `observedAt`.
  public Judgement judge(Moment observedAt, Moment now) {
    Age age = Age.between(observedAt, now);
    // Not a switch: on the render path each pattern switch costs a cold JVM more than a
    // millisecond.
    return age instanceof Age.Unknowable(String why)
        ? Judgement.unknown(why)
        : ofAge(((Age.Known) age).elapsed());
  }

  private Judgement ofAge(Duration age) {
    if (age.compareTo(freshFor) <= 0) {
      return new Judgement(Freshness.FRESH, age, "");
    }
    return age.compareTo(criticalAfter) <= 0
        ? new Judgement(Freshness.STALE, age, "older than freshFor " + freshFor.toSeconds() + "s")
        : new Judgement(
            Freshness.CRITICAL, age, "older than criticalAfter " + criticalAfter.toSeconds() + "s");
  }
}
