package dev.freshline.bench.report;

import dev.freshline.bench.report.IntervalDrawing.Bar;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.LatencyDrawing;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.reports.report.given.LatencyCurve.Point;
import dev.freshline.reports.report.html.Chart;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.html.HtmlTable;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// The figures of rows: for those under the same circumstances one with bars, then their curves.
///
/// @param drawn the percentiles that a bar shows
/// @param lastHeading of the table's column that differs
/// @param further what that has of a row
record RowFigures(BarPercentiles drawn, String lastHeading, Function<Row, String> further) {
  private static final double NANOS = 1e-9;

  /// Parameters that are circumstances: rows that differ in one of these are not compared.
  private static final List<String> CIRCUMSTANCES =
      List.of("fileSystem", "rivals", "ccusage", "sessions");

  /// @param lineFrom where the line on a bar begins
  /// @param bar where the bar ends
  /// @param lineTo where the line ends
  /// @param words the same for a reader
  private record BarPercentiles(double lineFrom, double bar, double lineTo, String words) {}

  private static final BarPercentiles MEDIANS =
      new BarPercentiles(
          10,
          50,
          90,
          "A bar to the median, a line from the 10th percentile to the 90th, on a logarithmic"
              + " axis.");

  /// Most renders find fresh data whatever the pipeline, so that medians would say nothing.
  private static final BarPercentiles TAILS =
      new BarPercentiles(
          90,
          99,
          100,
          "A bar to the 99th percentile, a line from the 90th to the longest, on a logarithmic"
              + " axis; what is 0 stands at its left end.");

  static void steps(Markup page, String group, List<Row> rows) {
    new RowFigures(MEDIANS, "allocated", RowFigures::bytes).write(page, group, rows);
  }

  /// Of one that had not ended with its load, the length until then is a lower bound.
  static void waits(Markup page, List<Row> rows) {
    new RowFigures(TAILS, "not ended", row -> Units.share(row.unendedShare()))
        .write(page, "waits", rows);
  }

  private static String bytes(Row row) {
    Double bytes = row.bytes();
    return bytes == null ? "-" : Math.round(bytes) + " B";
  }

  private void write(Markup page, String group, List<Row> rows) {
    int number = 0;
    for (var alike : byCircumstances(rows).entrySet()) {
      String id = group + '-' + number++;
      String under = alike.getKey().isEmpty() ? "" : ": " + alike.getKey();
      List<Row> some = alike.getValue();
      bars(page, id, under, some);
      curves(page, id, under, some);
    }
  }

  private static SequencedMap<String, List<Row>> byCircumstances(List<Row> rows) {
    SequencedMap<String, List<Row>> alike = new LinkedHashMap<>();
    for (Row row : rows) {
      alike.computeIfAbsent(circumstances(row), under -> new ArrayList<>()).add(row);
    }
    return alike;
  }

  /// Such as `ccusage=fixed:10s, sessions=50`; empty where a row has none of them.
  private static String circumstances(Row row) {
    return String.join(
        ", ",
        CIRCUMSTANCES.stream()
            .filter(row.parameters()::containsKey)
            .map(name -> name + '=' + row.parameters().get(name))
            .toList());
  }

  /// The title without the circumstances, which the figure has in its own.
  private static String name(Row row) {
    Map<String, String> others = new HashMap<>(row.parameters());
    others.keySet().removeAll(CIRCUMSTANCES);
    return Row.title(row.name(), others);
  }

  // --- bars -----------------------------------------------------------------------------------

  private void bars(Markup page, String id, String under, List<Row> rows) {
    if (rows.stream().allMatch(row -> row.at(100) == 0)) {
      HtmlTable.write(page, table(rows)); // nothing that an axis could show
      return;
    }
    List<Bar> bars = rows.stream().map(this::bar).toList();
    new Chart(
            id + "-bars",
            "Side by side" + under,
            drawn.words,
            List.of(),
            new IntervalDrawing(bars, "time", 0, Units::time),
            data -> HtmlTable.write(data, table(rows)))
        .withTable()
        .write(page);
  }

  private Bar bar(Row row) {
    String telling =
        name(row)
            + ": p50 "
            + Units.at(row, 50)
            + ", p90 "
            + Units.at(row, 90)
            + ", p99 "
            + Units.at(row, 99);
    return new Bar(
        name(row), row.at(drawn.lineFrom), row.at(drawn.bar), row.at(drawn.lineTo), telling);
  }

  // --- curves ---------------------------------------------------------------------------------

  /// As many to a figure as can be told apart.
  private void curves(Markup page, String id, String under, List<Row> rows) {
    int most = LatencyDrawing.MOST_CURVES;
    for (int first = 0; first < rows.size(); first += most) {
      List<Row> some = rows.subList(first, Math.min(rows.size(), first + most));
      curves(page, id + "-curves-" + first / most, under, some, table(some));
    }
  }

  private static void curves(Markup page, String id, String under, List<Row> rows, Table table) {
    List<LatencyCurve> curves =
        rows.stream()
            .map(RowFigures::curve)
            .filter(curve -> curve.points().stream().anyMatch(point -> point.seconds() > 0))
            .toList();
    if (curves.isEmpty()) {
      return;
    }
    List<Legend> legend = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      legend.add(new Legend("s-c" + i, curves.get(i).name()));
    }
    new Chart(
            id,
            "Time by percentile" + under,
            "Both axes are logarithmic; what is 0 lies on the lower one. A curve ends at its"
                + " longest sample.",
            legend,
            new LatencyDrawing(curves),
            data -> HtmlTable.write(data, table))
        .write(page);
  }

  /// As far as it is known: it ends where lower bounds begin. The longest of n samples stands for
  /// what one in n is longer than.
  private static LatencyCurve curve(Row row) {
    double last = 100 * (1 - 1.0 / row.samples());
    List<Point> points = new ArrayList<>();
    for (Percentile each : row.percentiles()) {
      boolean isLongest = each.percentage() == 100;
      if ((isLongest || each.percentage() < last) && !row.isLowerBound(each)) {
        points.add(new Point(isLongest ? last : each.percentage(), each.nanos() * NANOS));
      }
    }
    return new LatencyCurve(name(row), points);
  }

  // --- the same as a table --------------------------------------------------------------------

  private Table table(List<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (String heading : RowCells.headings("what", lastHeading)) {
      columns.add(columns.isEmpty() ? Column.text(heading) : Column.number(heading));
    }
    return new Table(
        "Percentiles",
        columns,
        rows.stream().map(row -> RowCells.of(name(row), row, further.apply(row))).toList());
  }
}
