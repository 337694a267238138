package dev.freshline.reports.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.wire.Json;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `evidence`: what the answer rests on, enough to repeat it.
final class EvidenceJson {
  private EvidenceJson() {}

  static ObjectNode of(Diagnosis diagnosis) {
    ObjectNode root = Json.object();
    RecommendationJson.texts(root.putArray("basis"), diagnosis.basis());
    ObjectNode origins = root.putObject("origins");
    new TreeMap<>(diagnosis.origins()).forEach(origins::put);
    root.put("seed", diagnosis.seed());
    root.set("workload", workload(diagnosis.workload()));
    root.set("budget", budget(diagnosis.budget()));
    ArrayNode witnesses = root.putArray("witnesses");
    diagnosis.witnesses().forEach(witness -> witnesses.add(witness(witness)));
    root.set("verification", verification(diagnosis.verification()));
    root.set("bench", orNull(diagnosis.bench()));
    root.set("gate", orNull(diagnosis.gate()));
    return root;
  }

  private static ObjectNode workload(Workload workload) {
    ObjectNode node = Json.object();
    node.put("service", workload.service().text());
    node.set("observations", sample(workload.sample()));
    node.set("demand", demand(workload.demand()));
    node.put("failures", workload.failures());
    node.put("crashes", workload.crashes());
    node.put("sessions", workload.sessions());
    if (workload.waiters() == Workload.EVERY_RENDER) {
      node.put("waiters", "all");
    } else {
      node.put("waiters", workload.waiters());
    }
    node.put("cpuPerBusySecond", workload.cpuPerBusySecond());
    return node;
  }

  private static JsonNode sample(@Nullable Sample sample) {
    if (sample == null) {
      return Json.object().nullNode();
    }
    return Json.object()
        .put("count", sample.size())
        .put("censored", sample.censored())
        .put("origin", sample.origin())
        .put("sha256", sample.sha256());
  }

  private static ObjectNode demand(Demand demand) {
    return switch (demand) {
      case Demand.Poisson poisson ->
          Json.object()
              .put("kind", "poisson")
              .put("meanGapSeconds", poisson.meanGapSeconds())
              .put("observed", poisson.observed());
      case Demand.Bursty bursty ->
          Json.object()
              .put("kind", "bursty")
              .put("meanGapSeconds", bursty.meanGapSeconds())
              .put("activeSeconds", bursty.activeSeconds())
              .put("idleSeconds", bursty.idleSeconds());
      case Demand.Periodic periodic ->
          Json.object()
              .put("kind", "periodic")
              .put("sessions", periodic.sessions())
              .put("periodSeconds", periodic.periodSeconds());
    };
  }

  private static ObjectNode budget(Budget budget) {
    return Json.object()
        .put("staleFraction", budget.staleFraction())
        .put("timeoutFraction", budget.timeoutFraction())
        .put("duplicatesPerRun", budget.duplicatesPerRun())
        .put("busyFraction", budget.busyFraction())
        .put("toleratedFailures", budget.toleratedFailures());
  }

  private static ObjectNode witness(Witness witness) {
    ObjectNode node =
        Json.object()
            .put("rule", witness.rule())
            .put("property", witness.property())
            .put("replay", witness.replay());
    ArrayNode steps = node.putArray("steps");
    for (Witness.Step step : witness.steps()) {
      ObjectNode each = steps.addObject();
      PredictionJson.number(each, "seconds", step.seconds());
      each.put("process", step.process());
      each.put("effect", step.effect());
      each.put("result", step.result());
    }
    return node;
  }

  private static JsonNode verification(@Nullable Verification verification) {
    if (verification == null) {
      return Json.object().nullNode();
    }
    ObjectNode node = Json.object().put("scale", verification.scale());
    ArrayNode rows = node.putArray("rows");
    for (Verification.Row row : verification.rows()) {
      ObjectNode each = rows.addObject();
      each.put("protocol", row.protocol());
      each.put("figure", row.figure());
      each.set("predicted", PredictionJson.node(row.predicted()));
      each.set("measured", PredictionJson.node(row.measured()));
      each.put("mismatch", row.mismatch());
    }
    RecommendationJson.texts(node.putArray("notes"), verification.notes());
    return node;
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? Json.object().nullNode() : node;
  }
}
