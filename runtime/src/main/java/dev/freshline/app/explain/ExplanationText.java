package dev.freshline.app.explain;

import dev.freshline.app.console.Terminal;
import dev.freshline.app.console.Tone;
import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.events.JournalSummary;
import dev.freshline.events.Repeated;
import dev.freshline.freshness.Freshness;
import dev.freshline.lease.LeaseState;
import dev.freshline.reading.Moment;
import dev.freshline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// An explanation on one screen.
public final class ExplanationText {
  private final Explanation explanation;
  private final Terminal terminal;
  private final Times times;

  public ExplanationText(Explanation explanation, Terminal terminal, ZoneId zone) {
    this.explanation = explanation;
    this.terminal = terminal;
    this.times = Times.at(explanation.now(), zone);
  }

  public void print() {
    terminal.row("Why  ", explanation.why());
    terminal.line();
    printFigures();
    printSources();
    printLease();
    printDecisions();
    printSummary();
    for (String oddity : explanation.oddities()) {
      terminal.row(Tone.WARN, "!    ", Tone.PLAIN, oddity);
    }
  }

  private void heading(String text) {
    terminal.line(Tone.HEADING, text);
  }

  private void printFigures() {
    heading("Figures at " + times.of(explanation.now().at()));
    int names = width(explanation.figures().stream().map(Item::name).toList());
    int values = width(explanation.figures().stream().map(Item::shown).toList());
    for (Item figure : explanation.figures()) {
      Freshness freshness = figure.judgement().freshness();
      terminal.row(
          tone(freshness),
          "  " + padded(figure.name(), names) + padded(figure.shown(), values),
          Tone.PLAIN,
          padded(freshness.name(), 8) + about(figure));
    }
    terminal.line();
  }

  /// Age, source, time of observation, end, and what is wrong.
  private String about(Item figure) {
    var text = new StringBuilder();
    Duration age = figure.judgement().age();
    Moment observedAt = figure.observedAt();
    if (age != null) {
      text.append(whole(age)).append(" old, ");
    }
    if (observedAt != null) {
      text.append("seen by ").append(figure.source()).append(" at ");
      text.append(times.of(observedAt.at())).append(", ");
    }
    Instant endsAt = figure.endsAt();
    if (endsAt != null) {
      text.append("ends ").append(times.of(endsAt)).append(", ");
    }
    text.append(figure.judgement().why());
    String all = text.toString();
    return all.endsWith(", ") ? all.substring(0, all.length() - 2) : all;
  }

  private void printSources() {
    heading("Next refresh");
    if (explanation.sources().isEmpty()) {
      terminal.row("  ", "no source is turned on: see 'statusline settings'");
    }
    int names = width(explanation.sources().stream().map(Outlook::source).toList());
    for (Outlook source : explanation.sources()) {
      terminal.row("  " + padded(source.source(), names), whenDue(source) + ": " + source.why());
    }
    terminal.line();
  }

  private String whenDue(Outlook source) {
    if (!source.state().equals("DUE")) {
      return "not before "
          + times.of(source.nextAt())
          + " ("
          + times.distance(source.nextAt())
          + ")";
    }
    return explanation.lease() instanceof LeaseState.Held held
        ? "due; pid " + held.pid() + " is at it"
        : "may start now";
  }

  private void printLease() {
    heading("Lease");
    terminal.row("  ", LeaseText.of(explanation.lease(), times));
    terminal.line();
  }

  private void printDecisions() {
    heading("Last decisions");
    if (explanation.decisions().isEmpty()) {
      terminal.row("  ", "none is remembered");
    }
    for (Repeated decision : explanation.decisions()) {
      String count = decision.count() > 1 ? decision.count() + " x" : "";
      terminal.row(
          "  " + times.of(decision.last().at().at()) + padded("", 2) + left(count, 6),
          DecisionText.of(decision.last().event()));
    }
    terminal.line();
  }

  private void printSummary() {
    JournalSummary summary = explanation.summary();
    Moment since = summary.since();
    if (since == null) {
      return;
    }
    heading("Since " + times.of(since.at()));
    terminal.row(
        "  ",
        summary.renders()
            + " lines drawn, "
            + summary.staleRenders()
            + " of them with a figure that was not fresh");
    terminal.row("  ", "cooldown: " + waits(summary.cooldown()));
    terminal.row("  ", "backoff: " + waits(summary.backoff()));
    terminal.row("  ", "fetches: " + runs(summary));
    terminal.row(
        "  ",
        summary.leftToHolder()
            + " left to another process, "
            + summary.fenced()
            + " fenced, "
            + summary.interventions()
            + " stuck or dead holders dealt with"
            + (summary.lost() == 0
                ? ""
                : "; lines were lost " + summary.lost() + " times, so all of this is too low"));
  }

  private static String waits(JournalSummary.Waits waits) {
    return "saved work "
        + waits.saved()
        + " times"
        + (waits.prevented() == 0
            ? ", never prevented any"
            : ", PREVENTED it " + waits.prevented() + " times while a figure was not fresh");
  }

  private static String runs(JournalSummary summary) {
    if (summary.runs().isEmpty()) {
      return "none";
    }
    var text = new StringBuilder();
    summary.runs().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            run ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(run.getValue())
                    .append(' ')
                    .append(run.getKey()));
    return text.toString();
  }

  private static Tone tone(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> Tone.GOOD;
      case STALE, UNKNOWN -> Tone.WARN;
      case CRITICAL -> Tone.BAD;
    };
  }

  private static String whole(Duration duration) {
    return Durations.format(Duration.ofSeconds(duration.toSeconds()));
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 2);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 1);
  }
}
