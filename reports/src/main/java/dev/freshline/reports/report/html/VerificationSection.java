package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.VerificationDrawing;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.table.Tables;
import java.util.ArrayList;
import java.util.List;

/// Predictions beside what real processes did.
record VerificationSection(Diagnosis diagnosis) implements Section {
  @Override
  public String id() {
    return "verification";
  }

  @Override
  public String title() {
    return "Predicted and measured";
  }

  @Override
  public boolean isEmpty() {
    return diagnosis.verification() == null;
  }

  @Override
  public void write(Markup page) {
    Verification verification = diagnosis.verification();
    if (verification == null) {
      return;
    }
    if (verification.rows().stream().anyMatch(VerificationDrawing::hasRatio)) {
      chart(verification).withTable().write(page);
    } else {
      HtmlTable.write(page, Tables.verification(verification));
    }
    page.open("ul");
    verification.notes().forEach(note -> page.element("li", note));
    page.close().line();
  }

  private static Chart chart(Verification verification) {
    long wrong = verification.rows().stream().filter(Verification.Row::mismatch).count();
    return new Chart(
        "verification-chart",
        "Measurement over prediction",
        "Real processes, one second of the settings played in "
            + Amounts.seconds(verification.scale())
            + ". Model mismatches: "
            + wrong
            + " of "
            + verification.rows().size()
            + " figures. Predictions of zero have no ratio and stand in the table alone.",
        legend(verification),
        new VerificationDrawing(verification.rows()),
        data -> HtmlTable.write(data, Tables.verification(verification)));
  }

  /// Without a recommendation the current settings were run alone.
  private static List<Legend> legend(Verification verification) {
    List<Legend> legend = new ArrayList<>();
    legend.add(new Legend("s-predicted", "predicted, 95 % interval"));
    legend.add(new Legend("s-place-now", "measured, now"));
    if (verification.rows().stream().anyMatch(row -> row.protocol().equals("recommended"))) {
      legend.add(new Legend("s-place-new", "measured, recommended"));
    }
    return legend;
  }
}
