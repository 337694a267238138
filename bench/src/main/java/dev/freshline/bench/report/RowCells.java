package dev.freshline.bench.report;

import dev.freshline.bench.result.Row;
import java.util.List;

/// What a table tells of a row, as text and on the page.
final class RowCells {
  private RowCells() {}

  /// @param what the first column is
  /// @param further what else is told
  static List<String> headings(String what, String further) {
    return List.of(what, "p50", "p90", "p99", "p99.9", "mean", further, "samples");
  }

  static List<String> of(String name, Row row, String further) {
    return List.of(
        name,
        Units.at(row, 50),
        Units.at(row, 90),
        Units.at(row, 99),
        Units.at(row, 99.9),
        Units.mean(row),
        further,
        Long.toString(row.samples()));
  }
}
