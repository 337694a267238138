package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import java.util.Locale;

/// A report for people: a line for each property, a summary, and how to repeat what failed.
final class TextTable {
  private static final String FORMAT = "%-26s %-17s %-6s %6s %6s %6s %10s %8s %10s  %-4s  %s%n";

  private TextTable() {}

  static String of(Report report) {
    var text = new StringBuilder(header());
    report.properties().forEach(property -> text.append(line(property)));
    text.append(summary(report));
    for (Property property : report.properties()) {
      if (property.verdict() == Verdict.FAIL) {
        text.append("repeat: ").append(report.repeatOf(property)).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private static String summary(Report report) {
    return String.format(
        Locale.ROOT,
        "%d ok, %d failed, %d skipped; %d rounds, %d kills and stops in %.1f s; seed %d, commit"
            + " %s%n",
        report.count(Verdict.PASS),
        report.count(Verdict.FAIL),
        report.count(Verdict.SKIPPED),
        report.rounds(),
        report.faults(),
        report.took(),
        report.seed(),
        report.commit());
  }

  private static String header() {
    return String.format(
        Locale.ROOT,
        FORMAT,
        "SCENARIO",
        "PROTOCOL",
        "TO BE",
        "ROUNDS",
        "RUNS",
        "FAULTS",
        "DUPLICATES",
        "OVERLAPS",
        "WORST WAIT",
        "",
        "WHY");
  }

  private static String line(Property property) {
    return String.format(
        Locale.ROOT,
        FORMAT,
        property.name(),
        property.protocol(),
        switch (property.expected()) {
          case HOLDS -> "held";
          case BROKEN -> "caught";
        },
        property.rounds(),
        property.runs(),
        property.faults(),
        property.duplicates(),
        property.overlaps(),
        property.worstWait().toMillis() + " ms",
        switch (property.verdict()) {
          case PASS -> "ok";
          case FAIL -> "FAIL";
          case SKIPPED -> "skip";
        },
        property.why());
  }
}
