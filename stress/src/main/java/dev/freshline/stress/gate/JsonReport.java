package dev.freshline.stress.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.scenario.Property;
import dev.freshline.wire.Json;
import java.util.Locale;

/// A report for programs.
final class JsonReport {
  private JsonReport() {}

  static byte[] of(Report report) {
    ObjectNode root = Json.object();
    root.put("seed", report.seed());
    root.put("commit", report.commit());
    root.put("seconds", report.took());
    ArrayNode properties = root.putArray("properties");
    for (Property property : report.properties()) {
      ObjectNode node = properties.addObject();
      node.put("name", property.name());
      node.put("protocol", property.protocol());
      node.put("runs", property.runs());
      node.put("faults", property.faults());
      node.put("duplicates", property.duplicates());
      node.put("overlaps", property.overlaps());
      node.put("worstWaitMillis", property.worstWait().toMillis());
      node.put("expected", word(property.expected()));
      node.put("verdict", word(property.verdict()));
      node.put("why", property.why());
    }
    return Json.bytes(root);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
