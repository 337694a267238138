package dev.freshline.reports.report.html;

import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import dev.freshline.reports.report.table.Table.Kind;
import java.util.List;

/// A table that becomes a block for each row where there is no room beside each other.
public final class HtmlTable {
  private HtmlTable() {}

  /// What each cell would repeat of its column, its name where rows are blocks and the role that a
  /// table loses as soon as it is laid out so, the page's script adds: it would be a third of the
  /// page.
  public static void write(Markup page, Table table) {
    page.open("table", "class", "stack");
    page.element("caption", table.caption());
    page.open("thead").open("tr");
    for (Column column : table.columns()) {
      open(page, "th", column).text(column.name()).close();
    }
    page.close().close().open("tbody");
    for (List<String> row : table.rows()) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        cell(page, table.columns().get(i), row.get(i), i == 0);
      }
      page.close().line();
    }
    page.close().close().line();
  }

  private static void cell(Markup page, Column column, String text, boolean first) {
    open(page, first ? "th" : "td", column);
    if (column.kind() == Kind.CODE && !text.isEmpty()) {
      page.element("code", text);
    } else {
      page.text(text);
    }
    page.close();
  }

  private static Markup open(Markup page, String element, Column column) {
    return switch (column.kind()) {
      case TEXT -> page.open(element);
      case NUMBER -> page.open(element, "class", "n");
      case CODE -> page.open(element, "class", "c");
    };
  }
}
