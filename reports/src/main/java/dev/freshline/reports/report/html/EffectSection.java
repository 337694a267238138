package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.predict.Mismatch;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.table.Tables;

/// The predicted figures, what was taken for granted, and where the model contradicts itself.
record EffectSection(Diagnosis diagnosis) implements Section {
  @Override
  public String id() {
    return "effect";
  }

  @Override
  public String title() {
    return "What the settings do";
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public void write(Markup page) {
    HtmlTable.write(page, Tables.figures(diagnosis));
    if (!diagnosis.prediction().assumptions().isEmpty()) {
      page.element("p", "Taken for granted, because the settings leave it open:");
      page.open("ul");
      diagnosis.prediction().assumptions().forEach(each -> page.element("li", each));
      page.close().line();
    }
    diagnosis.prediction().mismatches().forEach(mismatch -> mismatch(page, mismatch));
  }

  private static void mismatch(Markup page, Mismatch mismatch) {
    KeyFigure figure = KeyFigure.ofKey(mismatch.figure());
    var unit = figure == null ? Amounts.Unit.COUNT : figure.unit();
    page.open("p", "class", "warning").element("b", "Model mismatch").text(": ");
    page.text(figure == null ? mismatch.figure() : figure.label());
    page.text(" is " + unit.write(mismatch.formula()) + " by the formula, ");
    page.text(Amounts.figure(unit, mismatch.simulated()) + " simulated. Rely on neither.").close();
  }
}
