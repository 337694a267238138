package dev.freshline.reports.report.text;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.display.Cells;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import dev.freshline.reports.report.table.Table.Kind;
import java.util.ArrayList;
import java.util.List;

/// A table at a terminal: side by side where it fits, a block for each row where it does not.
final class TextTable {
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final Signs signs;

  TextTable(Terminal terminal, Signs signs) {
    this.terminal = terminal;
    this.signs = signs;
  }

  void write(Table table) {
    int gaps = GAP.length() * table.columns().size();
    int[] widths = ColumnWidths.of(table, terminal.width() - gaps);
    if (widths == null) {
      blocks(table);
    } else {
      sideBySide(table, widths);
    }
  }

  private void sideBySide(Table table, int[] widths) {
    List<String> head = table.columns().stream().map(Column::name).toList();
    lines(table, head, widths, Tone.DIM);
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add(signs.rule().repeat(width));
    }
    lines(table, rules, widths, Tone.DIM);
    for (List<String> row : table.rows()) {
      lines(table, row, widths, Tone.PLAIN);
    }
  }

  private void lines(Table table, List<String> cells, int[] widths, Tone tone) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < widths.length; column++) {
      boolean words = table.columns().get(column).kind() == Kind.TEXT;
      List<String> lines =
          words ? Wrap.lines(cells.get(column), widths[column]) : List.of(cells.get(column));
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      terminal.line(tone, line(table, wrapped, widths, line));
    }
  }

  private static String line(Table table, List<List<String>> cells, int[] widths, int line) {
    var text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      List<String> lines = cells.get(column);
      String cell = line < lines.size() ? lines.get(line) : "";
      String margin = " ".repeat(Math.max(0, widths[column] - Cells.of(cell)));
      boolean right = table.columns().get(column).kind() == Kind.NUMBER;
      text.append(GAP).append(right ? margin + cell : cell + margin);
    }
    return text.toString().stripTrailing();
  }

  /// The first cell as a head, the others below it with their names.
  private void blocks(Table table) {
    for (List<String> row : table.rows()) {
      terminal.row(Tone.PLAIN, GAP, Tone.HEADING, row.getFirst());
      for (int column = 1; column < row.size(); column++) {
        if (!row.get(column).isEmpty()) {
          String name = table.columns().get(column).name();
          terminal.row(Tone.DIM, GAP + GAP + name + ": ", Tone.PLAIN, row.get(column));
        }
      }
    }
  }
}
