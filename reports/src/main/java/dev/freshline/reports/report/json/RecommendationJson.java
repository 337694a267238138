package dev.freshline.reports.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.recommend.Recommendation;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.stress.protocol.ProtocolJson;
import java.util.List;

/// `recommended` and `repairs`, and beside them why there may be none.
final class RecommendationJson {
  private RecommendationJson() {}

  static void write(ObjectNode root, Recommendation recommendation) {
    switch (recommendation) {
      case Advised advised -> advised(root, advised);
      case Infeasible infeasible -> {
        nothing(root, "infeasible");
        ObjectNode conflict = root.putObject("conflict");
        texts(conflict.putArray("rules"), infeasible.rules());
        conflict.put("explanation", infeasible.explanation());
        texts(conflict.putArray("relaxation"), infeasible.relaxation());
      }
      case InsufficientEvidence insufficient -> {
        nothing(root, "insufficient-evidence");
        root.putObject("observations")
            .put("found", insufficient.found())
            .put("needed", insufficient.needed())
            .put("missing", insufficient.missing())
            .put("explanation", insufficient.explanation());
      }
    }
  }

  private static void nothing(ObjectNode root, String outcome) {
    root.put("outcome", outcome);
    root.putNull("recommended");
    root.putArray("repairs");
  }

  private static void advised(ObjectNode root, Advised advised) {
    root.put("outcome", "advised");
    root.set("recommended", proposal(advised.best()));
    ArrayNode repairs = root.putArray("repairs");
    advised.repairs().forEach(repair -> repairs.add(proposal(repair)));
    points(root.putArray("front"), advised.front());
    points(root.putArray("map"), advised.map());
  }

  private static ObjectNode proposal(Proposal proposal) {
    ObjectNode node = ProtocolJson.write(proposal.protocol());
    node.put("proposal", proposal.name());
    node.set("prediction", PredictionJson.of(proposal.prediction()));
    ArrayNode choices = node.putArray("choices");
    for (Choice choice : proposal.choices()) {
      choices
          .addObject()
          .put("key", choice.key())
          .put("old", choice.old())
          .put("value", choice.value())
          .put("why", choice.why())
          .put("bindingRule", choice.bindingRule())
          .put("slack", choice.slack())
          .put("price", choice.price());
    }
    return node;
  }

  private static void points(ArrayNode array, List<Point> points) {
    for (Point point : points) {
      ObjectNode node = array.addObject();
      PredictionJson.number(node, "cooldownSeconds", point.cooldownSeconds());
      PredictionJson.number(node, "freshForSeconds", point.freshForSeconds());
      PredictionJson.number(node, "staleFraction", point.staleFraction());
      PredictionJson.number(node, "cpuSecondsPerHour", point.cpuSecondsPerHour());
      PredictionJson.number(node, "runsPerHour", point.runsPerHour());
    }
  }

  static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
