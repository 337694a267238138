package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Complete settings that were judged.
///
/// @param violations codes of the constraints that they break; empty when they are feasible
record Candidate(Cadence cadence, Draft draft, Prediction prediction, List<String> violations) {
  /// The cheaper first: by CPU, then by runs.
  static final Comparator<Candidate> BY_COST =
      Comparator.comparingDouble((Candidate each) -> value(each.prediction.cpuSecondsPerHour()))
          .thenComparingDouble(each -> value(each.prediction.runsPerHour()));

  Candidate {
    violations = List.copyOf(violations);
  }

  Protocol protocol() {
    return draft.protocol();
  }

  boolean isFeasible() {
    return violations.isEmpty();
  }

  /// What is not known may cost anything.
  static double value(@Nullable Figure figure) {
    return figure == null ? Double.POSITIVE_INFINITY : figure.value();
  }
}
