package dev.freshline.reports.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.diagnose.Conclusion;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.report.Message;
import dev.freshline.reports.report.Report;
import dev.freshline.reports.report.Verdict;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.wire.Json;
import java.util.List;

/// The whole answer as one JSON object: what `tune --json` prints.
public final class JsonReport implements Report {
  @Override
  public String fileName() {
    return "tune.json";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    return tree(diagnosis).toPrettyString() + '\n';
  }

  public static ObjectNode tree(Diagnosis diagnosis) {
    ObjectNode root = Json.object();
    root.put("verdict", Conclusion.of(diagnosis).word());
    root.put("summary", Verdict.sentence(diagnosis));
    findings(root.putArray("findings"), diagnosis.findings());
    ObjectNode current = ProtocolJson.write(diagnosis.current());
    current.set("prediction", PredictionJson.of(diagnosis.prediction()));
    root.set("current", current);
    RecommendationJson.write(root, diagnosis.recommendation());
    root.set("evidence", EvidenceJson.of(diagnosis));
    return root;
  }

  private static void findings(ArrayNode array, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("rule", finding.rule());
      node.put("status", finding.status().name());
      node.put("severity", Message.word(finding.severity()));
      node.put("expected", finding.expected());
      node.put("actual", finding.actual());
      node.put("slack", finding.slack());
      node.set("keys", keys(finding.keys()));
      node.put("evidence", finding.evidence());
      node.put("fix", finding.fix());
    }
  }

  private static JsonNode keys(List<Finding.Key> keys) {
    ArrayNode array = Json.array();
    for (Finding.Key key : keys) {
      array.addObject().put("name", key.name()).put("value", key.value()).put("where", key.where());
    }
    return array;
  }
}
