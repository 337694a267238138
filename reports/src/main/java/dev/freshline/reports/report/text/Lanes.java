package dev.freshline.reports.report.text;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.display.Cells;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.diagnose.Witness.Step;
import dev.freshline.reports.report.table.Tables;
import java.util.List;

/// A witness with a lane for each process, from top to bottom.
final class Lanes {
  private static final int TIME = 9;

  /// What is left of a line for the words.
  private static final int LEAST_WORDS = 20;

  private final Terminal terminal;
  private final Signs signs;

  Lanes(Terminal terminal, Signs signs) {
    this.terminal = terminal;
    this.signs = signs;
  }

  void write(Witness witness) {
    terminal.row(Tone.PLAIN, "  ", Tone.HEADING, witness.rule() + ": " + witness.property());
    List<String> processes = witness.steps().stream().map(Step::process).distinct().toList();
    int lane = processes.stream().mapToInt(Cells::of).max().orElse(0) + 2;
    if (TIME + lane * processes.size() + LEAST_WORDS > terminal.width()) {
      new TextTable(terminal, signs).write(Tables.witness(witness));
    } else {
      lanes(witness, processes, lane);
    }
    terminal.row(Tone.DIM, "  replay: ", Tone.DIM, witness.replay());
  }

  private void lanes(Witness witness, List<String> processes, int lane) {
    var head = new StringBuilder(right("time", TIME) + "  ");
    processes.forEach(process -> head.append(left(process, lane)));
    terminal.line(Tone.DIM, head.toString().stripTrailing());
    for (Step step : witness.steps()) {
      var label = new StringBuilder(right(Tables.time(step.seconds()), TIME) + "  ");
      for (String process : processes) {
        label.append(left(process.equals(step.process()) ? signs.event() : signs.life(), lane));
      }
      terminal.row(label.toString(), words(step));
    }
  }

  private static String words(Step step) {
    return step.result().isEmpty() ? step.effect() : step.effect() + ": " + step.result();
  }

  private static String left(String text, int cells) {
    return text + " ".repeat(Math.max(0, cells - Cells.of(text)));
  }

  private static String right(String text, int cells) {
    return " ".repeat(Math.max(0, cells - Cells.of(text))) + text;
  }
}
