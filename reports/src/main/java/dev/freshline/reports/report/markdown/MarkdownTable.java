package dev.freshline.reports.report.markdown;

import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import dev.freshline.reports.report.table.Table.Kind;
import java.util.ArrayList;
import java.util.List;

/// A table in GitHub's Markdown.
final class MarkdownTable {
  private MarkdownTable() {}

  static String of(Table table) {
    var out = new StringBuilder();
    line(table.columns().stream().map(column -> MarkdownText.prose(column.name())).toList(), out);
    line(table.columns().stream().map(MarkdownTable::rule).toList(), out);
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        boolean code = table.columns().get(column).kind() == Kind.CODE;
        String cell = row.get(column);
        cells.add(code ? MarkdownText.code(cell) : MarkdownText.prose(cell));
      }
      line(cells, out);
    }
    return out.append('\n').toString();
  }

  private static String rule(Column column) {
    return column.kind() == Kind.NUMBER ? "---:" : "---";
  }

  private static void line(List<String> cells, StringBuilder out) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
