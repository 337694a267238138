package dev.freshline.reports.recommend;

import dev.freshline.stress.protocol.Protocol.Origin;

/// The times that a search varies, in seconds; all others follow from them.
///
/// @param timeout T, longest that a run may take
/// @param cooldown C, between two fetches
/// @param cooldownFrom where C begins
/// @param freshFor F, age up to which a figure counts as fresh
record Cadence(double timeout, double cooldown, Origin cooldownFrom, double freshFor) {
  Cadence withCooldown(double other) {
    return new Cadence(timeout, other, cooldownFrom, freshFor);
  }

  Cadence withFreshFor(double other) {
    return new Cadence(timeout, cooldown, cooldownFrom, other);
  }
}
