package dev.freshline.stress.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.wire.Json;
import java.util.Locale;

/// A report for programs.
final class JsonReport {
  private JsonReport() {}

  static byte[] of(Report report) {
    ObjectNode root = Json.object();
    root.put("seed", report.seed());
    root.put("commit", report.commit());
    root.put("budgetSeconds", report.budget().toMillis() / 1000.0);
    root.put("mutant", report.mutant());
    root.put("seconds", report.took());
    root.put("rounds", report.rounds());
    root.put("faults", report.faults());
    root.put("passed", report.count(Verdict.PASS));
    root.put("failed", report.count(Verdict.FAIL));
    root.put("skipped", report.count(Verdict.SKIPPED));
    ArrayNode properties = root.putArray("properties");
    for (Property property : report.properties()) {
      ObjectNode node = properties.addObject();
      node.put("name", property.name());
      node.put("protocol", property.protocol());
      node.put("rounds", property.rounds());
      node.put("seconds", property.took().toMillis() / 1000.0);
      node.put("runs", property.runs());
      node.put("faults", property.faults());
      node.put("duplicates", property.duplicates());
      node.put("overlaps", property.overlaps());
      node.put("worstWaitMillis", property.worstWait().toMillis());
      node.put("expected", word(property.expected()));
      node.put("verdict", word(property.verdict()));
      node.put("why", property.why());
      if (property.verdict() == Verdict.FAIL) {
        node.put("repeat", report.repeatOf(property));
      }
    }
    return Json.bytes(root);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
