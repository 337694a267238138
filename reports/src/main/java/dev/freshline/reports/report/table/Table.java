package dev.freshline.reports.report.table;

import java.util.List;

/// Rows of texts under named columns.
///
/// @param caption what the table shows
/// @param rows as many cells in each as there are columns
public record Table(String caption, List<Column> columns, List<List<String>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table '"
                + caption
                + "': expected "
                + columns.size()
                + " cells in a row, found "
                + row);
      }
    }
  }

  /// What stands above the cells, and how they are set.
  public record Column(String name, Kind kind) {
    public static Column text(String name) {
      return new Column(name, Kind.TEXT);
    }

    public static Column number(String name) {
      return new Column(name, Kind.NUMBER);
    }

    public static Column code(String name) {
      return new Column(name, Kind.CODE);
    }
  }

  /// What the cells of a column hold.
  public enum Kind {
    /// Words; may be broken.
    TEXT,
    /// A number with its unit, to the right; never broken.
    NUMBER,
    /// A key or a value as it is typed; never broken.
    CODE
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
