package dev.freshline.reports.report.html;

import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import dev.freshline.reports.report.table.Table.Kind;
import java.util.List;

/// A table that becomes a block for each row where there is no room beside each other.
final class HtmlTable {
  private HtmlTable() {}

  /// The roles stand there because a table that is laid out as blocks loses them otherwise.
  static void write(Markup page, Table table) {
    page.open("table", "role", "table", "class", "stack");
    page.element("caption", table.caption());
    page.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (Column column : table.columns()) {
      page.element(
          "th", column.name(), "role", "columnheader", "scope", "col", "class", css(column));
    }
    page.close().close().open("tbody", "role", "rowgroup");
    for (List<String> row : table.rows()) {
      page.open("tr", "role", "row");
      for (int i = 0; i < row.size(); i++) {
        cell(page, table.columns().get(i), row.get(i), i == 0);
      }
      page.close().line();
    }
    page.close().close().line();
  }

  private static void cell(Markup page, Column column, String text, boolean first) {
    String element = first ? "th" : "td";
    String role = first ? "rowheader" : "cell";
    page.open(element, "role", role, "class", css(column), "data-l", column.name());
    if (column.kind() == Kind.CODE && !text.isEmpty()) {
      page.element("code", text);
    } else {
      page.element("span", text);
    }
    page.close();
  }

  private static String css(Column column) {
    return switch (column.kind()) {
      case TEXT -> "t";
      case NUMBER -> "n";
      case CODE -> "c";
    };
  }
}
