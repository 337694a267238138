package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.predict.CooldownSurface;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The price is checked against the definition: whoever pays it has no better cooldown.
final class NewsvendorTest {
  private static final double FRESH = 120;

  private final Protocol protocol = Cases.protocol("review", "fetchTimeout=60s", "killsTree=true");
  private final Workload workload = Cases.workload("exp:8s", 1);
  private final CooldownSurface surface =
      Objects.requireNonNull(
          CooldownSurface.of(
              Cases.protocol("no-lock", "lock.kind=kernel", "fetchTimeout=60s", "killsTree=true"),
              workload));

  @Test
  void price_ofACooldown_isThatAtWhichNoOtherIsBetter() {
    Judge judge = Cases.solver(Cases.subject(protocol, workload, Budget.DEFAULT)).judge();
    for (double cooldown : new double[] {80, 95, 105}) {
      var cadence = new Cadence(60, cooldown, Origin.END, FRESH);
      double price = Newsvendor.price(judge, cadence).orElseThrow();
      assertThat(best(price)).as("at a price of %s", price).isCloseTo(cooldown, within(1.0));
    }
  }

  @Test
  void price_longerCooldown_isHigher() {
    assertThat(Newsvendor.price(0.2, 0.01, 100)).isGreaterThan(Newsvendor.price(0.1, 0.01, 100));
    assertThat(Newsvendor.price(0, 0, 100)).isZero();
  }

  /// The cooldown with the least `(E(X - F)+ + price) / E X`.
  private double best(double price) {
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double cooldown = 60; cooldown < FRESH; cooldown += 0.25) {
      CooldownSurface.Point at = surface.at(cooldown, FRESH);
      double cost = at.staleFraction() + price / at.cycleSeconds();
      if (cost < least) {
        least = cost;
        best = cooldown;
      }
    }
    return best;
  }
}
