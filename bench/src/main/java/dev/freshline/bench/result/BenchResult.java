package dev.freshline.bench.result;

import java.util.List;

/// All that one run measured.
///
/// @param rows of single steps
/// @param processes of whole processes; ratios are within this list
/// @param waits open-loop measurements: how long until fresh data is there
/// @param series for the drawing of growth
/// @param checks of bounds and goals
public record BenchResult(
    Circumstances circumstances,
    List<Row> rows,
    List<ProcessRow> processes,
    List<Row> waits,
    List<Series> series,
    List<Check> checks) {
  public BenchResult {
    rows = List.copyOf(rows);
    processes = List.copyOf(processes);
    waits = List.copyOf(waits);
    series = List.copyOf(series);
    checks = List.copyOf(checks);
  }

  /// Whether every bound that gates was held.
  public boolean isPassed() {
    return checks.stream().allMatch(check -> check.held() || !check.gates());
  }
}
