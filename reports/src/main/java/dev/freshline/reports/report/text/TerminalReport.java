package dev.freshline.reports.report.text;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Terminal.Piece;
import dev.freshline.app.console.Tone;
import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.Message;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.path.Paths;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Tables;
import java.util.List;

/// The answer for people at a terminal.
public final class TerminalReport {
  private final Terminal terminal;
  private final Signs signs;
  private final TextTable tables;

  /// @param ascii whether the terminal shows nothing but ASCII
  public TerminalReport(Terminal terminal, boolean ascii) {
    this.terminal = terminal;
    this.signs = ascii ? Signs.ASCII : Signs.UNICODE;
    this.tables = new TextTable(terminal, signs);
  }

  public void write(Diagnosis diagnosis) {
    findings(diagnosis);
    recommendation(diagnosis);
    figures(diagnosis);
    if (!diagnosis.witnesses().isEmpty()) {
      heading("How it comes about");
      diagnosis.witnesses().forEach(new Lanes(terminal, signs)::write);
    }
    Verification verification = diagnosis.verification();
    if (verification != null) {
      heading("Verified with real processes, one second in " + scale(verification));
      tables.write(Tables.verification(verification));
      verification.notes().forEach(note -> terminal.row("  ", note));
    }
    basis(diagnosis);
  }

  private void findings(Diagnosis diagnosis) {
    Verdict verdict = Verdict.of(diagnosis);
    terminal.line(
        List.of(
            new Piece(Tone.HEADING, diagnosis.current().name()),
            new Piece(Tone.PLAIN, ": " + verdict.counts())));
    terminal.paragraph(Verdict.sentence(diagnosis));
    if (!verdict.ranked().isEmpty()) {
      terminal.line();
    }
    verdict.ranked().forEach(this::finding);
  }

  private void finding(Finding finding) {
    Tone tone = tone(finding);
    terminal.row(tone, Message.label(finding) + ' ', Tone.HEADING, finding.rule());
    terminal.row("  ", Message.of(finding));
    detail("at  ", Message.keys(finding), Tone.PLACE);
    detail("why ", finding.evidence(), Tone.DIM);
    detail("fix ", finding.fix(), Tone.PLAIN);
  }

  private void detail(String label, String text, Tone tone) {
    if (!text.isEmpty()) {
      terminal.row(Tone.DIM, "  " + label, tone, text);
    }
  }

  private static Tone tone(Finding finding) {
    if (finding.status() == Status.UNPROVEN) {
      return Tone.PLACE;
    }
    return switch (finding.severity()) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WARN;
      case NOTE -> Tone.PLAIN;
    };
  }

  private void recommendation(Diagnosis diagnosis) {
    switch (diagnosis.recommendation()) {
      case Advised advised -> advised(advised);
      case Infeasible infeasible -> {
        heading("No settings satisfy every rule");
        terminal.row("  ", infeasible.explanation());
        terminal.row("  in conflict: ", String.join(", ", infeasible.rules()));
        infeasible.relaxation().forEach(way -> terminal.row("  either ", way));
      }
      case InsufficientEvidence insufficient -> {
        heading("Too little is known to recommend anything");
        terminal.row("  ", insufficient.explanation());
        terminal.row(
            "  ",
            insufficient.found()
                + " observations, "
                + insufficient.needed()
                + " needed: "
                + insufficient.missing()
                + " are missing");
      }
    }
  }

  private void advised(Advised advised) {
    heading("Recommended: " + advised.best().name());
    tables.write(Tables.choices(advised.best()));
    if (!advised.repairs().isEmpty()) {
      heading("Other ways to set it right");
      tables.write(Tables.repairs(advised.repairs()));
    }
    if (!advised.front().isEmpty()) {
      heading("What less staleness costs");
      FrontWords.of(advised.front()).forEach(line -> terminal.row("  ", line));
    }
  }

  private void figures(Diagnosis diagnosis) {
    heading("What the settings do (95% intervals)");
    tables.write(Tables.figures(diagnosis));
    Paths paths = Paths.of(diagnosis);
    if (!paths.named().isEmpty()) {
      heading("Age of the shown figure, one course of events, seed " + diagnosis.seed());
      new AgePlot(terminal, signs).write(paths);
    }
  }

  private void basis(Diagnosis diagnosis) {
    heading("Based on");
    diagnosis.basis().forEach(line -> terminal.row("  ", line));
    terminal.row("  ", "seed " + diagnosis.seed());
  }

  private static String scale(Verification verification) {
    return Amounts.seconds(verification.scale());
  }

  private void heading(String text) {
    terminal.line();
    terminal.row(Tone.PLAIN, "", Tone.HEADING, text);
  }
}
