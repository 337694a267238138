package dev.freshline.reports.report.html;

import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.MapGrid;

/// The map as a table: a row for each freshness, a column for each cooldown.
final class HeatTable {
  private HeatTable() {}

  static void write(Markup page, MapGrid grid) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Map");
    page.open("table").element("caption", "Stale renders in percent, by freshness and cooldown");
    page.open("thead").open("tr").element("th", "fresh for", "scope", "col");
    for (double cooldown : grid.cooldowns()) {
      page.element("th", Amounts.seconds(cooldown), "scope", "col", "class", "n");
    }
    page.close().close().open("tbody");
    for (int row = 0; row < grid.freshFors().size(); row++) {
      page.open("tr");
      page.element("th", Amounts.seconds(grid.freshFors().get(row)), "scope", "row");
      for (int column = 0; column < grid.cooldowns().size(); column++) {
        Point point = grid.at(column, row);
        page.element("td", point == null ? "" : Amounts.number(100 * point.staleFraction()));
      }
      page.close().line();
    }
    page.close().close().close().line();
  }
}
