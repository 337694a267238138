package dev.freshline.reports.recommend;

import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The search for the cheapest cooldown at a freshness, and for the least freshness at a cooldown.
///
/// Staleness rises with the cooldown and falls with `freshFor`, so a bisection over round values
/// finds the edge of what is feasible. It looks from the safe side in a fixed order and stops at
/// the first refusal; so the error of the bounds does not grow with the number of values looked at
/// (Maurer, Hothorn and Lehmacher 1995, a priori ordered hypotheses), and the winner needs no
/// further correction. Families are compared, and there are few: their bounds carry the
/// correction.
final class Search {
  /// Round values of a cooldown between nothing and `freshFor`.
  private static final int COOLDOWNS = 160;

  /// Longer than this nobody calls fresh; Freshline's own limit.
  private static final double LONGEST_FRESH = 48 * 3600;

  /// Saving less does not make up for one more setting changed.
  private static final double WORTH_A_CHANGE = 0.02;

  private static final int MOST_STEPS = 40;

  private final Judge judge;
  private final List<Family> families;

  /// Candidates that differ in cooldown and freshness alone.
  record Family(double timeout, Origin cooldownFrom) {}

  /// @param families of which the first needs the fewest changes
  Search(Judge judge, List<Family> families) {
    this.judge = judge;
    this.families = List.copyOf(families);
  }

  /// The cheapest feasible settings with this freshness.
  Optional<Candidate> cheapestAt(double freshFor) {
    return best(family -> longestCooldown(family, freshFor));
  }

  /// The feasible settings with this cooldown whose freshness is shortest.
  Optional<Candidate> shortestFreshFor(double cooldown) {
    return shortest(family -> shortestFreshFor(family, cooldown));
  }

  /// The feasible settings whose freshness is shortest, whatever they cost.
  Optional<Candidate> shortestFreshFor() {
    return shortest(
        family -> {
          Double least = leastCooldown(family);
          return least == null ? null : shortestFreshFor(family, least);
        });
  }

  private Optional<Candidate> best(java.util.function.Function<Family, @Nullable Candidate> of) {
    Candidate best = null;
    for (Family family : families) {
      Candidate each = of.apply(family);
      if (each != null && (best == null || each.saves(WORTH_A_CHANGE, best))) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<Candidate> shortest(
      java.util.function.Function<Family, @Nullable Candidate> of) {
    Candidate best = null;
    for (Family family : families) {
      Candidate each = of.apply(family);
      if (each != null
          && (best == null || freshFor(each) < freshFor(best) * (1 - WORTH_A_CHANGE))) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double freshFor(Candidate candidate) {
    return candidate.cadence().freshFor();
  }

  private @Nullable Candidate longestCooldown(Family family, double freshFor) {
    List<Double> values = cooldowns(freshFor);
    int low = -1;
    int high = values.size();
    Candidate found = null;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      Candidate candidate = judge.judge(cadence(family, values.get(middle), freshFor));
      if (keepsAllButLoad(candidate)) {
        low = middle;
        found = candidate;
      } else {
        high = middle;
      }
    }
    return found != null && found.isFeasible() ? found : null;
  }

  private @Nullable Candidate shortestFreshFor(Family family, double cooldown) {
    DoubleFunction<Candidate> at =
        freshFor -> judge.judge(cadence(family, cooldown, Times.up(freshFor)));
    Candidate found = firstFeasible(at, cooldown, Math.max(1e-3, family.timeout() / 4));
    if (found == null) {
      return null;
    }
    double low = cooldown;
    for (int i = 0; i < MOST_STEPS; i++) {
      double middle = Times.up((low + found.cadence().freshFor()) / 2);
      if (middle >= found.cadence().freshFor()) {
        break;
      }
      Candidate candidate = at.apply(middle);
      if (candidate.isFeasible()) {
        found = candidate;
      } else {
        low = middle;
      }
    }
    return found;
  }

  private static @Nullable Candidate firstFeasible(
      DoubleFunction<Candidate> at, double from, double step) {
    for (double width = step; from + width <= LONGEST_FRESH; width *= 2) {
      Candidate candidate = at.apply(from + width);
      if (candidate.isFeasible()) {
        return candidate;
      }
    }
    return null;
  }

  /// The shortest round cooldown whose load is within the budget; null where none is.
  private @Nullable Double leastCooldown(Family family) {
    double high = LONGEST_FRESH / 2;
    if (!isLight(family, high)) {
      return null;
    }
    double low = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
      double middle = Times.up((low + high) / 2);
      if (middle >= high) {
        break;
      }
      if (isLight(family, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean isLight(Family family, double cooldown) {
    double ample = Math.min(LONGEST_FRESH, 2 * cooldown + 10 * family.timeout());
    return !judge.judge(cadence(family, cooldown, ample)).violations().contains(Codes.LOAD_BUDGET);
  }

  private static boolean keepsAllButLoad(Candidate candidate) {
    Predicate<String> isLoad = Codes.LOAD_BUDGET::equals;
    return candidate.violations().stream().allMatch(isLoad);
  }

  private static Cadence cadence(Family family, double cooldown, double freshFor) {
    return new Cadence(family.timeout(), cooldown, family.cooldownFrom(), freshFor);
  }

  private static List<Double> cooldowns(double freshFor) {
    var values = new TreeSet<Double>();
    for (int i = 1; i <= COOLDOWNS; i++) {
      double value = Times.down(freshFor * i / COOLDOWNS);
      if (value > 0) {
        values.add(value);
      }
    }
    return new ArrayList<>(values);
  }
}
