package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ConflictTest {
  @Test
  void explain_twoOfFourClash_namesThoseTwo() {
    Infeasible told = explain(waived -> waived.contains("B") || waived.contains("D"));
    assertThat(told.rules()).containsExactlyInAnyOrder("B", "D");
    assertThat(told.relaxation()).hasSize(2);
  }

  @Test
  void explain_oneCannotBeKept_namesItAlone() {
    Infeasible told = explain(waived -> waived.contains("C"));
    assertThat(told.rules()).containsExactly("C");
    assertThat(told.explanation()).contains("C cannot be satisfied");
  }

  @Test
  void explain_twoConflictsThatOverlap_namesOneThatIsMinimal() {
    // A clashes with B, and A with C.
    Predicate<Set<String>> feasible =
        waived -> waived.contains("A") || waived.containsAll(Set.of("B", "C"));
    Infeasible told = explain(feasible);
    assertThat(told.rules()).contains("A").hasSize(2);
  }

  @Test
  void explain_minimalSet_isFeasibleWithoutAnyOneOfIt() {
    Predicate<Set<String>> feasible =
        waived -> waived.contains("A") || waived.contains("C") || waived.contains("D");
    Infeasible told = explain(feasible);
    for (String one : told.rules()) {
      assertThat(feasible.test(Set.of(one))).as(one).isTrue();
    }
    assertThat(feasible.test(Set.of())).isFalse();
  }

  private static Infeasible explain(Predicate<Set<String>> feasible) {
    return new Conflict(waived -> feasible.test(waived) ? Optional.of(some()) : Optional.empty())
        .explain(List.of("A", "B", "C", "D"));
  }

  private static Candidate some() {
    Figure one = Figure.exact(0.5);
    var prediction =
        new Prediction(one, null, null, Map.of(), one, null, one, one, one, null, null, null, null);
    return new Candidate(
        new Cadence(40, 60, Origin.START, 150),
        Draft.of(Cases.protocol("freshline")),
        prediction,
        List.of());
  }
}
