package dev.freshline.bench.report;

import dev.freshline.bench.process.Paired;
import dev.freshline.bench.report.IntervalDrawing.Bar;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Series;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.html.Chart;
import dev.freshline.reports.report.html.HtmlTable;
import dev.freshline.reports.report.html.Section;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The sections of bench's page.
final class Sections {
  private Sections() {}

  static List<Section> of(BenchResult result) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Part("checks", "Bounds", result.checks().isEmpty(), page -> checks(page, result)));
    sections.add(
        new Part(
            "process",
            "Whole processes",
            result.processes().isEmpty(),
            page -> processes(page, result.processes())));
    byGroup(result.rows())
        .forEach(
            (group, rows) ->
                sections.add(
                    new Part(group, group, false, page -> RowFigures.steps(page, group, rows))));
    sections.add(
        new Part(
            "waits",
            "Until the data is fresh, of each render",
            result.waits().isEmpty(),
            page -> RowFigures.waits(page, result.waits())));
    sections.add(
        new Part(
            "growth", "Growth", result.series().isEmpty(), page -> growth(page, result.series())));
    return sections;
  }

  /// One section.
  private record Part(String id, String title, boolean isEmpty, Consumer<Markup> writer)
      implements Section {
    @Override
    public void write(Markup page) {
      writer.accept(page);
    }
  }

  private static Map<String, List<Row>> byGroup(List<Row> rows) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.group(), group -> new ArrayList<>()).add(row));
    return groups;
  }

  private static void checks(Markup page, BenchResult result) {
    List<List<String>> rows = new ArrayList<>();
    for (Check check : result.checks()) {
      rows.add(
          List.of(
              check.name(),
              check.expected(),
              check.actual(),
              check.held() ? "held" : check.gates() ? "NOT HELD" : "missed (goal)",
              check.why()));
    }
    HtmlTable.write(
        page,
        new Table(
            "What was promised, and what was found",
            List.of(
                Column.text("what"),
                Column.text("expected"),
                Column.number("found"),
                Column.text("verdict"),
                Column.text("why this bound")),
            rows));
  }

  private static void processes(Markup page, List<ProcessRow> rows) {
    new Chart(
            "process-chart",
            "Wall time, in empty JVM programs",
            "Medians of ratios taken pair by pair, on a logarithmic axis, with intervals that cover"
                + " the true median as often as the table says. Commands ran in turn.",
            List.of(),
            ratios(rows),
            data -> HtmlTable.write(data, processTable(rows)))
        .withTable()
        .write(page);
  }

  private static IntervalDrawing ratios(List<ProcessRow> rows) {
    List<Bar> bars = new ArrayList<>();
    for (ProcessRow row : rows) {
      ProcessRow.Cost cost = row.cost();
      if (cost != null) {
        Paired ratio = cost.wallOfEmptyJvm();
        String telling = row.name() + ": " + Units.ratio(ratio) + " times";
        bars.add(new Bar(row.name(), ratio.low(), ratio.median(), ratio.high(), telling));
      }
    }
    return new IntervalDrawing(bars, "wall time, in empty JVM programs", 1, Units::factor);
  }

  private static Table processTable(List<ProcessRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (ProcessRow row : rows) {
      ProcessRow.Cost cost = row.cost();
      ProcessRow.Cpu cpu = cost == null ? null : cost.cpu();
      cells.add(
          cost == null
              ? List.of(row.name(), "-", "-", "-", "-", "absent: " + row.note())
              : List.of(
                  row.name(),
                  Units.millis(cost.wallMillis()),
                  cpu == null ? "-" : Units.millis(cpu.millis()),
                  cost.peakMebibytes() == 0 ? "-" : Math.round(cost.peakMebibytes()) + " MiB",
                  Units.ratio(cost.wallOfEmptyJvm()),
                  row.note()));
    }
    return new Table(
        "Medians",
        List.of(
            Column.text("command"),
            Column.number("wall"),
            Column.number("CPU"),
            Column.number("peak memory"),
            Column.number("wall, in empty JVMs"),
            Column.text("what it does")),
        cells);
  }

  private static void growth(Markup page, List<Series> all) {
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      new Chart(
              "growth-" + i,
              capital(series.name()),
              series.costUnit().equals("ms") ? "Medians of whole processes." : "Of one process.",
              List.of(),
              new GrowthDrawing(series),
              data -> HtmlTable.write(data, growthTable(series)))
          .write(page);
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Table growthTable(Series series) {
    return new Table(
        series.name(),
        List.of(Column.number(series.sizeUnit()), Column.number(series.costUnit())),
        series.points().stream()
            .map(
                point ->
                    List.of(
                        Long.toString(Math.round(point.size())),
                        String.format(Locale.ROOT, "%.1f", point.cost())))
            .toList());
  }
}
