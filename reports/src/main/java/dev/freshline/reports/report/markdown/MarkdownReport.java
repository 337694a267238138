package dev.freshline.reports.report.markdown;

import static dev.freshline.reports.report.markdown.MarkdownText.code;
import static dev.freshline.reports.report.markdown.MarkdownText.prose;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.report.Message;
import dev.freshline.reports.report.Report;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.given.GateResult;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Tables;
import java.util.List;
import java.util.stream.Collectors;

/// The answer in Markdown.
public final class MarkdownReport implements Report {
  @Override
  public String fileName() {
    return "tune.md";
  }

  @Override
  public String write(Diagnosis diagnosis) {
    var out = new StringBuilder();
    Verdict verdict = Verdict.of(diagnosis);
    out.append("# tune: ").append(prose(diagnosis.current().name())).append("\n\n");
    out.append(prose(Verdict.sentence(diagnosis))).append("\n\n");
    findings(verdict, out);
    recommendation(diagnosis, out);
    section("What the settings do", out);
    out.append(MarkdownTable.of(Tables.figures(diagnosis)));
    witnesses(diagnosis.witnesses(), out);
    measured(diagnosis, out);
    basis(diagnosis, out);
    return out.toString();
  }

  private static void findings(Verdict verdict, StringBuilder out) {
    section("Findings: " + verdict.counts(), out);
    for (Finding finding : verdict.ranked()) {
      out.append("- **").append(Message.label(finding)).append("** ");
      out.append(code(finding.rule())).append(": ").append(prose(Message.of(finding))).append('\n');
      detail("at", keys(finding), out);
      detail("why", prose(finding.evidence()), out);
      detail("fix", prose(finding.fix()), out);
    }
    if (!verdict.passed().isEmpty()) {
      String names =
          verdict.passed().stream()
              .map(finding -> code(finding.rule()))
              .collect(Collectors.joining(", "));
      out.append("- holds: ").append(names).append('\n');
    }
    out.append('\n');
  }

  private static String keys(Finding finding) {
    return finding.keys().stream()
        .map(key -> code(key.name() + '=' + key.value()) + ' ' + prose(key.where()))
        .collect(Collectors.joining(", "))
        .strip();
  }

  private static void detail(String label, String text, StringBuilder out) {
    if (!text.isEmpty()) {
      out.append("  - ").append(label).append(": ").append(text).append('\n');
    }
  }

  private static void recommendation(Diagnosis diagnosis, StringBuilder out) {
    switch (diagnosis.recommendation()) {
      case Advised advised -> advised(advised, out);
      case Infeasible infeasible -> {
        section("No settings satisfy every rule", out);
        out.append(prose(infeasible.explanation())).append("\n\nIn conflict: ");
        out.append(
            infeasible.rules().stream().map(MarkdownText::code).collect(Collectors.joining(", ")));
        out.append(".\n\n");
        infeasible.relaxation().forEach(way -> out.append("- ").append(prose(way)).append('\n'));
        out.append('\n');
      }
      case InsufficientEvidence insufficient -> {
        section("Too little is known to recommend anything", out);
        out.append(prose(insufficient.explanation())).append(' ');
        out.append(insufficient.found()).append(" observations, ");
        out.append(insufficient.needed()).append(" needed: **");
        out.append(insufficient.missing()).append(" missing**.\n\n");
      }
    }
  }

  private static void advised(Advised advised, StringBuilder out) {
    section("Recommended: " + advised.best().name(), out);
    out.append(MarkdownTable.of(Tables.choices(advised.best())));
    if (!advised.repairs().isEmpty()) {
      section("Other ways to set it right", out);
      out.append(MarkdownTable.of(Tables.repairs(advised.repairs())));
    }
    if (!advised.front().isEmpty()) {
      section("What less staleness costs", out);
      FrontWords.of(advised.front())
          .forEach(line -> out.append("- ").append(prose(line)).append('\n'));
      out.append('\n');
    }
  }

  private static void witnesses(List<Witness> witnesses, StringBuilder out) {
    if (witnesses.isEmpty()) {
      return;
    }
    section("How it comes about", out);
    for (Witness witness : witnesses) {
      out.append(code(witness.rule())).append(": ").append(prose(witness.property()));
      out.append("\n\n").append(MarkdownTable.of(Tables.witness(witness)));
      out.append("Replay: ").append(code(witness.replay())).append("\n\n");
    }
  }

  private static void measured(Diagnosis diagnosis, StringBuilder out) {
    Verification verification = diagnosis.verification();
    if (verification != null) {
      section("Verified with real processes", out);
      out.append(MarkdownTable.of(Tables.verification(verification)));
      verification.notes().forEach(note -> out.append("- ").append(prose(note)).append('\n'));
      out.append('\n');
    }
    List<LatencyCurve> curves = LatencyCurve.of(diagnosis.bench());
    if (!curves.isEmpty()) {
      section("Latency by percentile", out);
      out.append(MarkdownTable.of(Tables.latencies(curves)));
    }
    GateResult gate = GateResult.of(diagnosis.gate());
    if (gate != null) {
      section("The gate", out);
      out.append(MarkdownTable.of(Tables.gate(gate)));
    }
  }

  private static void basis(Diagnosis diagnosis, StringBuilder out) {
    section("Based on", out);
    diagnosis.basis().forEach(line -> out.append("- ").append(prose(line)).append('\n'));
    out.append("- seed ").append(diagnosis.seed()).append('\n');
  }

  private static void section(String title, StringBuilder out) {
    out.append("## ").append(prose(title)).append("\n\n");
  }
}
