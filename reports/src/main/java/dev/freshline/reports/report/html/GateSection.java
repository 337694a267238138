package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.given.GateResult;
import dev.freshline.reports.report.table.Tables;
import org.jspecify.annotations.Nullable;

/// What the gate found, when its file was given: what went amiss, and folded away all of it.
final class GateSection implements Section {
  private final boolean isGiven;
  private final @Nullable GateResult gate;

  GateSection(Diagnosis diagnosis) {
    this.isGiven = diagnosis.gate() != null;
    this.gate = GateResult.of(diagnosis.gate());
  }

  @Override
  public String id() {
    return "gate";
  }

  @Override
  public String title() {
    return "The gate";
  }

  @Override
  public boolean isEmpty() {
    return !isGiven;
  }

  @Override
  public void write(Markup page) {
    if (gate == null) {
      page.element("p", "The given file of the gate has no properties that could be read.");
      return;
    }
    GateResult amiss = gate.amiss();
    int all = gate.properties().size();
    int odd = amiss.properties().size();
    page.element("p", (all - odd) + " of " + all + " properties are as they are to be.");
    if (odd > 0) {
      HtmlTable.write(page, Tables.gate(amiss));
    }
    page.open("details", "class", "passed").element("summary", "All " + all);
    HtmlTable.write(page, Tables.gate(gate));
    page.close();
  }
}
