package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import java.util.OptionalDouble;

/// What a stale second is worth beside a run, by the newsvendor's rule.
///
/// Whoever accepts `price` stale seconds to save one run has the least of `(E(X - F)+ + price) / E
/// X` where `P(X > F)` equals it: a cycle is prolonged until it ends stale too often (Arrow,
/// Harris and Marschak 1951, of stocks). Read the other way round: at which price is this cooldown
/// the best one?
final class Newsvendor {
  /// By which `freshFor` moves for `P(X > F)`, the slope of `E(X - F)+`.
  private static final double STEP = 0.01;

  private Newsvendor() {}

  /// The price at which a cadence is the best one, in stale seconds for each run saved; empty where
  /// its figures are not known.
  static OptionalDouble price(Judge judge, Cadence cadence) {
    double step = STEP * cadence.freshFor();
    Prediction here = judge.estimate(cadence);
    Figure shorter =
        judge.estimate(cadence.withFreshFor(cadence.freshFor() - step)).staleFraction();
    Figure longer = judge.estimate(cadence.withFreshFor(cadence.freshFor() + step)).staleFraction();
    Figure stale = here.staleFraction();
    Figure cycle = here.cycleSeconds();
    if (stale == null || cycle == null || shorter == null || longer == null) {
      return OptionalDouble.empty();
    }
    double late = (shorter.value() - longer.value()) * cycle.value() / (2 * step);
    return OptionalDouble.of(price(late, stale.value(), cycle.value()));
  }

  /// @param late `P(X > F)`, the share of cycles that end stale
  /// @param staleFraction `E(X - F)+ / E X`
  /// @param cycle `E X` in seconds
  static double price(double late, double staleFraction, double cycle) {
    return Math.max(0, (late - staleFraction) * cycle);
  }
}
