package dev.freshline.reports.report.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.lint.Rule;
import dev.freshline.reports.report.Message;
import dev.freshline.reports.report.Report;
import dev.freshline.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer in SARIF 2.1.0.
public final class SarifReport implements Report {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Map<String, String> descriptions = new LinkedHashMap<>();

  /// @param rules whose descriptions go into the file
  public SarifReport(List<Rule> rules) {
    rules.forEach(rule -> descriptions.put(rule.code(), rule.description()));
  }

  @Override
  public String fileName() {
    return "tune.sarif";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    ObjectNode root = Json.object();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    List<String> codes = codes(diagnosis.findings());
    driver(run.putObject("tool").putObject("driver"), codes);
    run.putObject("automationDetails").put("id", "tune/" + diagnosis.current().name());
    run.putArray("invocations").addObject().put("executionSuccessful", true);
    ArrayNode results = run.putArray("results");
    for (Finding finding : diagnosis.findings()) {
      result(results.addObject(), finding, codes.indexOf(finding.rule()), diagnosis);
    }
    return root.toPrettyString() + '\n';
  }

  /// Of the known rules, and of those that a finding names besides.
  private List<String> codes(List<Finding> findings) {
    List<String> codes = new ArrayList<>(descriptions.keySet());
    for (Finding finding : findings) {
      if (!codes.contains(finding.rule())) {
        codes.add(finding.rule());
      }
    }
    return codes;
  }

  private void driver(ObjectNode driver, List<String> codes) {
    driver.put("name", "Freshline tune");
    String version = SarifReport.class.getPackage().getImplementationVersion();
    driver.put("version", version == null ? "dev" : version);
    ArrayNode rules = driver.putArray("rules");
    for (String code : codes) {
      ObjectNode rule = rules.addObject().put("id", code);
      String description = descriptions.getOrDefault(code, "");
      if (!description.isEmpty()) {
        rule.putObject("shortDescription").put("text", description);
      }
    }
  }

  private static void result(ObjectNode node, Finding finding, int rule, Diagnosis diagnosis) {
    node.put("ruleId", finding.rule());
    node.put("ruleIndex", rule);
    node.put("kind", kind(finding.status()));
    node.put("level", finding.status() == Status.FAIL ? Message.word(finding.severity()) : "none");
    node.putObject("message").put("text", message(finding));
    locations(node, diagnosis.current().name(), finding.keys());
    List<Witness> witnesses =
        diagnosis.witnesses().stream()
            .filter(witness -> witness.rule().equals(finding.rule()))
            .toList();
    if (!witnesses.isEmpty()) {
      node.set("codeFlows", CodeFlows.of(witnesses));
    }
    // What makes two results the same one over time.
    node.putObject("partialFingerprints")
        .put("protocolAndRule/v1", diagnosis.current().name() + '/' + finding.rule());
    node.putObject("properties")
        .put("slack", finding.slack())
        .put("evidence", finding.evidence())
        .put("fix", finding.fix());
  }

  private static void locations(ObjectNode node, String protocol, List<Finding.Key> keys) {
    ArrayNode first = node.putArray("locations");
    ArrayNode related = Json.array();
    for (Finding.Key key : keys) {
      ObjectNode location = Locations.of(protocol, key);
      if (first.isEmpty()) {
        first.add(location);
      } else {
        related.add(location.put("id", related.size() + 1));
      }
    }
    if (!related.isEmpty()) {
      node.set("relatedLocations", related);
    }
  }

  private static String kind(Status status) {
    return switch (status) {
      case FAIL -> "fail";
      case UNPROVEN -> "open";
      case PASS -> "pass";
    };
  }

  private static String message(Finding finding) {
    String fix = finding.fix().isEmpty() ? "" : " Fix: " + finding.fix();
    return Message.of(finding)
        + '.'
        + (finding.evidence().isEmpty() ? "" : ' ' + sentence(finding))
        + fix;
  }

  private static String sentence(Finding finding) {
    String evidence = finding.evidence();
    return evidence.endsWith(".") ? evidence : evidence + '.';
  }
}
