package dev.freshline.reports.recommend;

import dev.freshline.reports.recommend.Recommendation.Infeasible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Why nothing is feasible: a minimal set of constraints that cannot all be kept, found by a
/// deletion filter (Chinneck 2008, Feasibility and Infeasibility in Optimization).
///
/// Each constraint in turn is left out. When the rest is still infeasible, it is not needed for
/// the conflict and stays out; so without any one of what is left, the others can be kept.
final class Conflict {
  private final Function<Set<String>, Optional<Candidate>> solve;

  /// @param solve the best settings when these constraints are waived; empty when there are none
  Conflict(Function<Set<String>, Optional<Candidate>> solve) {
    this.solve = solve;
  }

  /// @param constraints all that may take part
  Infeasible explain(List<String> constraints) {
    Set<String> conflict = minimal(constraints);
    var relaxation = new ArrayList<String>();
    for (String one : conflict) {
      solve.apply(Set.of(one)).ifPresent(found -> relaxation.add(relaxation(one, found)));
    }
    return new Infeasible(List.copyOf(conflict), explanation(conflict), relaxation);
  }

  private Set<String> minimal(List<String> constraints) {
    Set<String> conflict = new LinkedHashSet<>(constraints);
    for (String one : constraints) {
      Set<String> waived = new HashSet<>(constraints);
      waived.removeAll(conflict);
      waived.add(one);
      if (solve.apply(waived).isEmpty()) {
        conflict.remove(one);
      }
    }
    return conflict;
  }

  private static String explanation(Set<String> conflict) {
    return conflict.isEmpty()
        ? "no settings were found, even without any of the rules"
        : String.join(" and ", conflict)
            + (conflict.size() == 1
                ? " cannot be satisfied"
                : " cannot be satisfied together; without any one of them the others can");
  }

  private static String relaxation(String waived, Candidate found) {
    Cadence cadence = found.cadence();
    return String.format(
        Locale.ROOT,
        "without %s: cooldown %s, freshFor %s, fetchTimeout %s would do; %s",
        waived,
        Times.text(cadence.cooldown()),
        Times.text(cadence.freshFor()),
        Times.text(cadence.timeout()),
        Spoken.outcome(found.prediction()));
  }
}
