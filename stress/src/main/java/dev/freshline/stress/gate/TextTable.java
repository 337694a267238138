package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Property;
import java.util.Locale;

/// A property as one line of a table.
final class TextTable {
  private static final String FORMAT = "%-26s %-15s %-6s %6s %6s %10s %8s %10s  %-4s  %s";

  private TextTable() {}

  static String header() {
    return String.format(
        Locale.ROOT,
        FORMAT,
        "SCENARIO",
        "PROTOCOL",
        "TO BE",
        "RUNS",
        "FAULTS",
        "DUPLICATES",
        "OVERLAPS",
        "WORST WAIT",
        "",
        "WHY");
  }

  static String line(Property property) {
    return String.format(
        Locale.ROOT,
        FORMAT,
        property.name(),
        property.protocol(),
        switch (property.expected()) {
          case HOLDS -> "held";
          case BROKEN -> "caught";
        },
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
