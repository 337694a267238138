package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.report.Message;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.chart.Markup;
import java.util.Map;

/// What the rules say: what fails, then what is unproven, then what holds, folded up.
record FindingsSection(Diagnosis diagnosis, Map<String, String> descriptions) implements Section {
  @Override
  public String id() {
    return "findings";
  }

  @Override
  public String title() {
    return "Findings";
  }

  @Override
  public boolean isEmpty() {
    return diagnosis.findings().isEmpty();
  }

  @Override
  public void write(Markup page) {
    Verdict verdict = Verdict.of(diagnosis);
    if (verdict.ranked().isEmpty()) {
      page.element("p", "Nothing contradicts anything: every rule holds.");
    }
    page.open("div", "class", "findings");
    verdict.ranked().forEach(finding -> finding(page, finding));
    page.close().line();
    if (!verdict.passed().isEmpty()) {
      page.open("details", "class", "passed");
      page.element("summary", verdict.passed().size() + " hold");
      page.open("ul");
      verdict.passed().forEach(finding -> passed(page, finding));
      page.close().close().line();
    }
  }

  private void finding(Markup page, Finding finding) {
    String label = Message.label(finding);
    page.open("article", "class", "finding " + label);
    page.open("h3").element("span", label, "class", "badge").text(" ");
    page.element("code", finding.rule()).close();
    page.open("p", "class", "said").text("expected ");
    page.element("b", finding.expected()).text(", found ");
    page.element("b", finding.actual());
    String slack = Message.slack(finding);
    if (!slack.isEmpty()) {
      page.text(" (").element("span", slack, "class", "slack").text(")");
    }
    page.close();
    if (!finding.fix().isEmpty()) {
      page.open("p", "class", "fix").element("b", "Fix").text(' ' + finding.fix()).close();
    }
    keys(page, finding);
    why(page, finding);
    page.close().line();
  }

  private static void keys(Markup page, Finding finding) {
    page.open("ul", "class", "keys", "aria-label", "Settings that take part");
    for (Finding.Key key : finding.keys()) {
      page.open("li").element("code", key.name() + '=' + key.value()).text(" ");
      page.element("span", key.where()).close();
    }
    page.close();
  }

  private void why(Markup page, Finding finding) {
    page.open("details").element("summary", "Why");
    String description = descriptions.getOrDefault(finding.rule(), "");
    if (!description.isEmpty()) {
      page.open("p").element("b", "The rule").text(": " + description).close();
    }
    if (!finding.evidence().isEmpty()) {
      page.open("p").element("b", "Evidence").text(": " + finding.evidence()).close();
    }
    boolean shown =
        diagnosis.witnesses().stream().anyMatch(each -> each.rule().equals(finding.rule()));
    if (shown) {
      page.open("p").element("a", "How it comes about", "href", "#witnesses").close();
    }
    page.close();
  }

  private static void passed(Markup page, Finding finding) {
    page.open("li").element("code", finding.rule()).text(": " + finding.actual());
    String slack = Message.slack(finding);
    page.text(slack.isEmpty() ? "" : " (" + slack + ')').close();
  }
}
