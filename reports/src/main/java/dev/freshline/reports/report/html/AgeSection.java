package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.AgeDrawing;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.path.AgePath.Tooth;
import dev.freshline.reports.report.path.Paths;
import dev.freshline.reports.report.path.Paths.Named;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The age of the shown figure over time, under the current and the recommended settings.
final class AgeSection implements Section {
  private static final int MOST_ROWS = 60;

  private final Paths paths;
  private final long seed;

  AgeSection(Diagnosis diagnosis) {
    this.paths = Paths.of(diagnosis);
    this.seed = diagnosis.seed();
  }

  @Override
  public String id() {
    return "age";
  }

  @Override
  public String title() {
    return "Age over time";
  }

  @Override
  public boolean isEmpty() {
    return paths.named().isEmpty();
  }

  @Override
  public void write(Markup page) {
    List<Legend> legend = new ArrayList<>();
    for (Named named : paths.named()) {
      legend.add(new Legend(named.name().equals("now") ? "s-now" : "s-new", named.name()));
    }
    legend.add(new Legend("s-limit", "fresh for"));
    legend.add(new Legend("s-stale", "shown although stale"));
    new Chart(
            "age-chart",
            "Age of the shown figure",
            "One simulated course of events, seed "
                + seed
                + ". The age grows until a fetch replaces the figure. "
                + paths.named().stream().map(AgeSection::words).collect(Collectors.joining(" ")),
            legend,
            new AgeDrawing(paths),
            data -> HtmlTable.write(data, table()))
        .write(page);
  }

  private static String words(Named named) {
    return named.name()
        + ": "
        + named.path().publishes().size()
        + " figures, the oldest "
        + Amounts.seconds(named.path().peakSeconds())
        + ", stale for "
        + Amounts.percent(named.path().shareOlderThan(named.freshForSeconds()))
        + " of the time.";
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Named named : paths.named()) {
      for (Tooth tooth : FrontWords.thinned(named.path().teeth(), MOST_ROWS)) {
        double stale = tooth.toSeconds() - tooth.olderFrom(named.freshForSeconds());
        rows.add(
            List.of(
                named.name(),
                Amounts.seconds(tooth.fromSeconds()),
                Amounts.seconds(tooth.toSeconds()),
                Amounts.seconds(tooth.ageSeconds()),
                Amounts.seconds(tooth.peakSeconds()),
                Amounts.seconds(stale)));
      }
    }
    return new Table(
        "Each figure from its publish to the next",
        List.of(
            Column.text("settings"),
            Column.number("from"),
            Column.number("to"),
            Column.number("age at first"),
            Column.number("age at last"),
            Column.number("stale for")),
        rows);
  }
}
