package dev.freshline.reports.report;

import dev.freshline.reports.lint.Rule;
import dev.freshline.reports.report.html.HtmlReport;
import dev.freshline.reports.report.json.JsonReport;
import dev.freshline.reports.report.markdown.MarkdownReport;
import dev.freshline.reports.report.sarif.SarifReport;
import java.util.List;

/// All forms of the answer that are files.
public final class Reports {
  private Reports() {}

  /// @param rules whose descriptions the reports may quote
  public static List<Report> files(List<Rule> rules) {
    return List.of(
        new JsonReport(), new MarkdownReport(), new SarifReport(rules), new HtmlReport(rules));
  }
}
