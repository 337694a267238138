package dev.freshline.reports.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the diagnosis of a case: predict, judge, recommend, show how, and verify where asked to.
record Examiner(Parts parts) {

  Diagnosis examine(Case one, boolean verify, @Nullable JsonNode bench, @Nullable JsonNode gate)
      throws UsageException, IOException, InterruptedException {
    Protocol protocol = one.asked().protocol();
    Prediction prediction = predict(one);
    var subject =
        new Subject(protocol, one.asked().origins(), one.workload(), prediction, one.budget());
    List<Finding> findings = Rules.check(subject);
    // Neither needs the other, and each takes seconds.
    CompletableFuture<List<Witness>> witnesses =
        CompletableFuture.supplyAsync(
            () -> parts.witnesses().find(protocol, one.workload(), findings));
    Recommendation recommendation = parts.recommender().recommend(subject, one.seed());
    return new Diagnosis(
        protocol,
        one.asked().origins(),
        basis(one, recommendation),
        one.workload(),
        one.budget(),
        one.seed(),
        prediction,
        findings,
        recommendation,
        witnesses.join(),
        verify ? verification(one, recommendation) : null,
        bench,
        gate);
  }

  private static List<String> basis(Case one, Recommendation recommendation) {
    return recommendation instanceof Advised advised
        ? Stream.concat(one.basis().stream(), advised.evidence().stream()).toList()
        : one.basis();
  }

  Prediction predict(Case one) {
    return parts.predictor().predict(one.asked().protocol(), one.workload(), one.seed());
  }

  /// Without a recommendation the current settings are run alone.
  private Verification verification(Case one, Recommendation recommendation)
      throws UsageException, IOException, InterruptedException {
    Protocol recommended =
        recommendation instanceof Advised advised ? advised.best().protocol() : null;
    return parts.verifier().verify(one.asked().protocol(), recommended, one.workload(), one.seed());
  }
}
