package dev.freshline.reports.report.text;

import dev.freshline.display.Cells;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How wide the columns of a table become within a line.
final class ColumnWidths {
  /// Words narrower than this are no pleasure to read.
  private static final int LEAST_TEXT = 12;

  private final Table table;

  private ColumnWidths(Table table) {
    this.table = table;
  }

  /// Null when the table does not fit side by side: no number or key is ever cut.
  static int @Nullable [] of(Table table, int room) {
    var widths = new ColumnWidths(table);
    int[] natural = widths.natural();
    int[] least = widths.least(natural);
    if (sum(natural) <= room) {
      return natural;
    }
    return sum(least) <= room ? shrink(natural, least, room) : null;
  }

  private int[] natural() {
    int[] widths = new int[table.columns().size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Cells.of(table.columns().get(column).name());
      for (var row : table.rows()) {
        widths[column] = Math.max(widths[column], Cells.of(row.get(column)));
      }
    }
    return widths;
  }

  private int[] least(int[] natural) {
    int[] least = natural.clone();
    for (int column = 0; column < least.length; column++) {
      if (table.columns().get(column).kind() == Kind.TEXT) {
        int words = LEAST_TEXT;
        for (var row : table.rows()) {
          words = Math.max(words, Wrap.longestWord(row.get(column)));
        }
        least[column] = Math.min(natural[column], words);
      }
    }
    return least;
  }

  /// Takes from the widest column that can still give.
  private static int[] shrink(int[] natural, int[] least, int room) {
    int[] widths = natural.clone();
    for (int excess = sum(widths) - room; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int sum(int[] widths) {
    return Arrays.stream(widths).sum();
  }
}
