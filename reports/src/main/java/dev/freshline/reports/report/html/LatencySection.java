package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.LatencyDrawing;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.table.Tables;
import java.util.ArrayList;
import java.util.List;

/// What `bench` measured, when its file was given.
final class LatencySection implements Section {
  private final boolean isGiven;
  private final List<LatencyCurve> curves;

  LatencySection(Diagnosis diagnosis) {
    this.isGiven = diagnosis.bench() != null;
    this.curves = LatencyCurve.of(diagnosis.bench());
  }

  @Override
  public String id() {
    return "latency";
  }

  @Override
  public String title() {
    return "Latency";
  }

  @Override
  public boolean isEmpty() {
    return !isGiven;
  }

  @Override
  public void write(Markup page) {
    if (curves.isEmpty()) {
      page.element("p", "The given file of bench has no curves that could be read.");
      return;
    }
    List<Legend> legend = new ArrayList<>();
    for (int i = 0; i < Math.min(curves.size(), LatencyDrawing.MOST_CURVES); i++) {
      legend.add(new Legend("s-c" + i, curves.get(i).name()));
    }
    new Chart(
            "latency-chart",
            "Latency by percentile",
            "Measured by bench. Both axes are logarithmic.",
            legend,
            new LatencyDrawing(curves),
            data -> HtmlTable.write(data, Tables.latencies(curves)))
        .write(page);
  }
}
