package dev.freshline.bench.report;

import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The tables for a terminal.
public final class TextReport {
  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  public static String of(BenchResult result) {
    var report = new TextReport();
    report.circumstances(result.circumstances());
    report.rows("Single steps (JMH, sample time)", "bytes", TextReport::bytes, result.rows());
    report.processes(result.processes());
    report.rows(
        "Until the data is fresh, of each render (open loop)",
        "not ended",
        row -> Units.share(row.unendedShare()),
        result.waits());
    result.series().forEach(report::series);
    report.checks(result.checks());
    return report.text.toString();
  }

  private void circumstances(Circumstances at) {
    line(at.processor() + ", " + at.cores() + " cores, " + at.system());
    line(at.jdk() + "; disk: " + at.disk());
    line(
        "load "
            + at.load()
            + " at the start, commit "
            + at.commit()
            + ", "
            + at.at()
            + (at.quick() ? ", quick" : ""));
  }

  /// @param further of a row, and the title of its column
  private void rows(String title, String heading, Function<Row, String> further, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(RowCells.headings(title, heading));
    for (Row row : rows) {
      cells.add(RowCells.of(row.title(), row, further.apply(row)));
    }
    table(cells);
  }

  private static String bytes(Row row) {
    Double bytes = row.bytes();
    return bytes == null ? "-" : String.format(Locale.ROOT, "%.0f", bytes);
  }

  private void processes(List<ProcessRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "Whole processes (p50, in turn)", "wall", "CPU", "peak", "wall x JVM", "CPU x JVM"));
    List<String> absent = new ArrayList<>();
    for (ProcessRow row : rows) {
      ProcessRow.Cost cost = row.cost();
      if (cost == null) {
        absent.add(row.name() + ": absent: " + row.note());
        continue;
      }
      ProcessRow.Cpu cpu = cost.cpu();
      cells.add(
          List.of(
              row.name(),
              Units.millis(cost.wallMillis()),
              cpu == null ? "-" : Units.millis(cpu.millis()),
              cost.peakMebibytes() == 0
                  ? "-"
                  : String.format(Locale.ROOT, "%.0f MiB", cost.peakMebibytes()),
              Units.ratio(cost.wallOfEmptyJvm()),
              cpu == null ? "-" : Units.ratio(cpu.ofEmptyJvm())));
    }
    table(cells);
    absent.forEach(this::line);
  }

  private void series(Series series) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of(series.name(), series.costUnit()));
    for (Series.Point point : series.points()) {
      cells.add(
          List.of(
              String.format(Locale.ROOT, "%.0f %s", point.size(), series.sizeUnit()),
              String.format(Locale.ROOT, "%.1f", point.cost())));
    }
    table(cells);
  }

  private void checks(List<Check> checks) {
    if (checks.isEmpty()) {
      return;
    }
    text.append('\n');
    for (Check check : checks) {
      String verdict = check.held() ? "ok  " : check.gates() ? "FAIL" : "miss";
      line(verdict + "  " + check.name() + ": " + check.expected() + ", found " + check.actual());
      if (!check.held()) {
        line("      " + check.why());
      }
    }
  }

  private void table(List<List<String>> cells) {
    text.append('\n');
    int columns = cells.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : cells) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : cells) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
