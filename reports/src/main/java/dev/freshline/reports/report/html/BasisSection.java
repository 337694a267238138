package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.table.Tables;

/// What the answer rests on.
record BasisSection(Diagnosis diagnosis) implements Section {
  @Override
  public String id() {
    return "basis";
  }

  @Override
  public String title() {
    return "Based on";
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public void write(Markup page) {
    page.open("ul");
    diagnosis.basis().forEach(line -> page.element("li", line));
    page.close().line();
    HtmlTable.write(page, Tables.basis(diagnosis));
  }
}
