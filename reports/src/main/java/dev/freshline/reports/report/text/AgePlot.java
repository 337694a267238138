package dev.freshline.reports.report.text;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Terminal.Piece;
import dev.freshline.app.console.Tone;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.path.Paths;
import dev.freshline.reports.report.path.Paths.Named;
import java.util.ArrayList;
import java.util.List;

/// The sawtooth of the age, a column for each stretch of time; what is stale stands out.
final class AgePlot {
  private static final int ROWS = 5;
  private static final int LABEL = 8;
  private static final int WIDEST = 96;

  private final Terminal terminal;
  private final Signs signs;

  AgePlot(Terminal terminal, Signs signs) {
    this.terminal = terminal;
    this.signs = signs;
  }

  void write(Paths paths) {
    double top =
        paths.named().stream().mapToDouble(each -> each.path().peakSeconds()).max().orElse(1);
    for (Named named : paths.named()) {
      terminal.row("  ", title(named));
      plot(named, paths.endSeconds(), top);
    }
    terminal.line(Tone.DIM, " ".repeat(LABEL + 2) + "0 to " + Amounts.seconds(paths.endSeconds()));
  }

  private static String title(Named named) {
    String share =
        Double.isInfinite(named.freshForSeconds())
            ? "no limit of age"
            : "older than "
                + Amounts.seconds(named.freshForSeconds())
                + " for "
                + Amounts.percent(named.path().shareOlderThan(named.freshForSeconds()))
                + " of this time";
    return named.name() + ": " + share;
  }

  private void plot(Named named, double end, double top) {
    int columns = Math.min(WIDEST, terminal.width() - LABEL - 4);
    for (int row = ROWS - 1; row >= 0; row--) {
      List<Piece> pieces = new ArrayList<>();
      pieces.add(new Piece(Tone.DIM, label(row, top) + ' ' + signs.axis()));
      for (int column = 0; column < columns; column++) {
        double age =
            named.path().oldestBetween(end * column / columns, end * (column + 1) / columns);
        char sign = signs.level(age / top * ROWS - row);
        boolean stale = age > named.freshForSeconds();
        add(pieces, stale ? Tone.BAD : Tone.GOOD, sign);
      }
      terminal.line(pieces);
    }
    staleBar(named, end, columns);
  }

  /// Where colours are missing, the bar alone says what is stale.
  private void staleBar(Named named, double end, int columns) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(Tone.DIM, " ".repeat(LABEL - 5) + "stale " + signs.axis()));
    for (int column = 0; column < columns; column++) {
      double age = named.path().oldestBetween(end * column / columns, end * (column + 1) / columns);
      boolean stale = age > named.freshForSeconds();
      add(pieces, stale ? Tone.BAD : Tone.DIM, stale ? signs.level(1) : '.');
    }
    terminal.line(pieces);
  }

  private static void add(List<Piece> pieces, Tone tone, char sign) {
    Piece last = pieces.getLast();
    if (pieces.size() > 1 && last.tone() == tone) {
      pieces.set(pieces.size() - 1, new Piece(tone, last.text() + sign));
    } else {
      pieces.add(new Piece(tone, String.valueOf(sign)));
    }
  }

  /// The age at the top of the plot, and nothing elsewhere.
  private static String label(int row, double top) {
    String text = row == ROWS - 1 ? Amounts.seconds(top) : row == 0 ? "0s" : "";
    return " ".repeat(Math.max(0, LABEL - text.length())) + text;
  }
}
