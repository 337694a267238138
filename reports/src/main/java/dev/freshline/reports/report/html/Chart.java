package dev.freshline.reports.report.html;

import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Size;
import java.util.List;
import java.util.function.Consumer;

/// A chart on the page: its title, what it shows in words, its legend, the drawing in two sizes, a
/// line that reads out the mark under the pointer or the arrow keys, and its data as a table.
///
/// @param id unique on the page
/// @param description what a reader who does not see it should know
/// @param data writes the same as a table
/// @param unfolded whether that table is seen from the start
record Chart(
    String id,
    String title,
    String description,
    List<Legend> legend,
    Drawing drawing,
    Consumer<Markup> data,
    boolean unfolded) {

  Chart(
      String id,
      String title,
      String description,
      List<Legend> legend,
      Drawing drawing,
      Consumer<Markup> data) {
    this(id, title, description, legend, drawing, data, false);
  }

  /// The same with its table unfolded.
  Chart withTable() {
    return new Chart(id, title, description, legend, drawing, data, true);
  }

  /// An entry of the legend.
  ///
  /// @param css the class of its swatch
  record Legend(String css, String text) {}

  void write(Markup page) {
    page.open("figure", "id", id, "aria-labelledby", id + "-t");
    page.open("figcaption");
    page.element("h3", title, "id", id + "-t");
    page.element("p", description, "id", id + "-d").close();
    if (!legend.isEmpty()) {
      legend(page);
    }
    svg(page, Size.WIDE);
    svg(page, Size.COMPACT);
    page.element("output", "", "class", "readout", "aria-live", "polite").line();
    String[] state = unfolded ? new String[] {"open", ""} : new String[0];
    page.open("details", state).element("summary", "The same as a table");
    data.accept(page);
    page.close().close().line();
  }

  private void legend(Markup page) {
    page.open("ul", "class", "legend");
    for (Legend entry : legend) {
      page.open("li");
      page.element("span", "", "class", "swatch " + entry.css(), "aria-hidden", "true");
      page.text(entry.text()).close();
    }
    page.close();
  }

  private void svg(Markup page, Size form) {
    Size size = drawing.sized(form);
    page.open(
        "svg",
        "class",
        "chart " + size.name(),
        "viewBox",
        "0 0 " + Math.round(size.width()) + ' ' + Math.round(size.height()),
        "role",
        "img",
        "tabindex",
        "0",
        "aria-labelledby",
        id + "-t",
        "aria-describedby",
        id + "-d");
    page.line();
    drawing.draw(page, size);
    page.close().line();
  }
}
