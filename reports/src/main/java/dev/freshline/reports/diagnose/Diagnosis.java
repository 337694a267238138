package dev.freshline.reports.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole answer of `tune`.
///
/// @param origins by key, where its value stands
/// @param basis what was assumed: where settings, run times and demand come from
/// @param verification null unless it was asked for
/// @param bench a result file of `bench`, or null
/// @param gate a result file of `gate`, or null
public record Diagnosis(
    Protocol current,
    Map<String, String> origins,
    List<String> basis,
    Workload workload,
    Budget budget,
    long seed,
    Prediction prediction,
    List<Finding> findings,
    Recommendation recommendation,
    List<Witness> witnesses,
    @Nullable Verification verification,
    @Nullable JsonNode bench,
    @Nullable JsonNode gate) {
  public Diagnosis {
    origins = Map.copyOf(origins);
    basis = List.copyOf(basis);
    findings = List.copyOf(findings);
    witnesses = List.copyOf(witnesses);
  }
}
