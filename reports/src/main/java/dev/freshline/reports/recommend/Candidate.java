package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Complete settings that were judged.
///
/// @param violations codes of the constraints that they break; empty when they are feasible
record Candidate(Cadence cadence, Draft draft, Prediction prediction, List<String> violations) {
  Candidate {
    violations = List.copyOf(violations);
  }

  Protocol protocol() {
    return draft.protocol();
  }

  boolean isFeasible() {
    return violations.isEmpty();
  }

  /// Whether it saves that part of what another costs: of its CPU, or of its runs where both take
  /// the same.
  boolean saves(double part, Candidate than) {
    double cpu = value(prediction.cpuSecondsPerHour());
    double other = value(than.prediction.cpuSecondsPerHour());
    return cpu == other
        ? value(prediction.runsPerHour()) < value(than.prediction.runsPerHour()) * (1 - part)
        : cpu < other * (1 - part);
  }

  /// What is not known may cost anything.
  private static double value(@Nullable Figure figure) {
    return figure == null ? Double.POSITIVE_INFINITY : figure.value();
  }
}
