package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.LanesDrawing;
import dev.freshline.reports.report.table.Tables;
import java.util.List;

/// How the violations come about: timelines that the simulator found.
record WitnessSection(Diagnosis diagnosis) implements Section {
  @Override
  public String id() {
    return "witnesses";
  }

  @Override
  public String title() {
    return "How it comes about";
  }

  @Override
  public boolean isEmpty() {
    return diagnosis.witnesses().isEmpty();
  }

  @Override
  public void write(Markup page) {
    page.open("div", "class", "pair");
    for (int i = 0; i < diagnosis.witnesses().size(); i++) {
      witness(diagnosis.witnesses().get(i), "witness-" + (i + 1)).withTable().write(page);
    }
    page.close().line();
  }

  private static Chart witness(Witness witness, String id) {
    return new Chart(
        id,
        witness.rule() + ": " + witness.property(),
        "Found by running the protocol in the simulator; steps stand in their order, not to scale."
            + " Replay: "
            + witness.replay(),
        List.of(),
        new LanesDrawing(witness),
        data -> HtmlTable.write(data, Tables.witness(witness)));
  }
}
