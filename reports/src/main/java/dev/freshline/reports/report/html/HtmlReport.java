package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.lint.Rule;
import dev.freshline.reports.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The answer as one self-contained HTML file.
public final class HtmlReport implements Report {
  private final Map<String, String> descriptions = new HashMap<>();

  /// @param rules whose descriptions are quoted
  public HtmlReport(List<Rule> rules) {
    rules.forEach(rule -> descriptions.put(rule.code(), rule.description()));
  }

  @Override
  public String fileName() {
    return "tune.html";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    List<Section> sections =
        List.of(
            new FindingsSection(diagnosis, descriptions),
            new AdviceSection(diagnosis),
            new EffectSection(diagnosis),
            new AgeSection(diagnosis),
            new TradeOffSection(diagnosis),
            new RunTimeSection(diagnosis),
            new WitnessSection(diagnosis),
            new VerificationSection(diagnosis),
            new LatencySection(diagnosis),
            new GateSection(diagnosis),
            new BasisSection(diagnosis));
    return new Page(diagnosis, sections.stream().filter(each -> !each.isEmpty()).toList()).html();
  }
}
