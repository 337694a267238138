package dev.freshline.reports.report.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.report.table.Tables;
import dev.freshline.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Witnesses as code flows: a thread flow for each process, ordered over all of them.
final class CodeFlows {
  private CodeFlows() {}

  static ArrayNode of(List<Witness> witnesses) {
    ArrayNode flows = Json.array();
    for (Witness witness : witnesses) {
      ObjectNode flow = flows.addObject();
      flow.putObject("message").put("text", witness.property() + "; replay: " + witness.replay());
      threads(flow.putArray("threadFlows"), witness);
    }
    return flows;
  }

  private static void threads(ArrayNode threads, Witness witness) {
    Map<String, ArrayNode> byProcess = new LinkedHashMap<>();
    int order = 0;
    for (Witness.Step step : witness.steps()) {
      ArrayNode locations =
          byProcess.computeIfAbsent(
              step.process(),
              process -> threads.addObject().put("id", process).putArray("locations"));
      ObjectNode location = locations.addObject();
      location.put("executionOrder", order++);
      location.putObject("location").putObject("message").put("text", words(step));
    }
  }

  private static String words(Witness.Step step) {
    String effect = Tables.time(step.seconds()) + ' ' + step.process() + ' ' + step.effect();
    return step.result().isEmpty() ? effect : effect + ": " + step.result();
  }
}
