package dev.freshline.reports.input;

/// Shares as people write them: `1%`, `0.5 %` or `0.01`.
public final class Percent {
  private Percent() {}

  /// @throws IllegalArgumentException when it is none between 0 and 1
  public static double parse(String text) {
    String bare = text.strip();
    boolean percent = bare.endsWith("%");
    try {
      double number =
          Double.parseDouble(percent ? bare.substring(0, bare.length() - 1).strip() : bare);
      double share = percent ? number / 100 : number;
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // Told below, as a number that is out of range.
    }
    throw new IllegalArgumentException(
        "expected a share from 0 to 1 or a percentage, found '" + text + "'; write 0.01 or 1%");
  }
}
