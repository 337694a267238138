package dev.freshline.reports.app;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.KeyFigure;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A prediction for people: a line for each figure, and what it rests on.
final class PredictionText {
  private static final int LABEL = 34;

  private final Terminal terminal;

  PredictionText(Terminal terminal) {
    this.terminal = terminal;
  }

  void write(Case one, Prediction prediction) {
    terminal.line(Tone.HEADING, one.asked().protocol().name());
    for (KeyFigure figure : KeyFigure.values()) {
      row(figure.label(), figure, figure.of(prediction));
      if (figure == KeyFigure.AGE_PEAK) {
        new TreeMap<>(prediction.ageQuantilesSeconds())
            .forEach((p, age) -> row("age, quantile " + p, figure, age));
      }
    }
    terminal.line();
    prediction.assumptions().forEach(each -> terminal.row("assumed ", each));
    one.basis().forEach(each -> terminal.row("from    ", each));
  }

  private void row(String title, KeyFigure kind, @Nullable Figure figure) {
    String label = title + " ".repeat(Math.max(1, LABEL - title.length()));
    terminal.row(label, Amounts.figure(kind.unit(), figure));
  }
}
