package dev.freshline.reports.report.text;

/// The signs that a terminal can show.
///
/// @param levels of a column of a plot, from nothing to full
/// @param event on the lane of a process
/// @param life between two events of a process
/// @param rule under the head of a table, and before a plot
/// @param axis left of a plot
record Signs(String levels, String event, String life, String rule, String axis) {
  static final Signs UNICODE = new Signs(" ▁▂▃▄▅▆▇█", "●", "│", "─", "│");
  static final Signs ASCII = new Signs(" .:#", "*", "|", "-", "|");

  /// The level for a share of a cell's height.
  char level(double share) {
    int full = levels.length() - 1;
    return levels.charAt(Math.clamp(Math.round(share * full), 0, full));
  }
}
