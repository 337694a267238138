package dev.freshline.display;

import dev.freshline.freshness.Freshness;

/// The signs of a line.
///
/// @param separator between segments
/// @param dot between figures of one segment
/// @param reset before the time until a window starts anew
/// @param none in place of a figure that is known not to be
/// @param cut in place of what was cut off
record Theme(
    String separator,
    String dot,
    String reset,
    String none,
    String cut,
    String stale,
    String critical,
    boolean ascii) {
  static final String UNKNOWN = "?";

  private static final Theme UNICODE = new Theme(" │ ", " · ", "↻", "–", "…", "⚠", "🔴", false);
  private static final Theme ASCII = new Theme(" | ", ", ", "r", "-", "..", "!", "!!", true);

  static Theme of(DisplayOptions options) {
    return options.ascii() ? ASCII : UNICODE;
  }

  /// What stands behind a figure of that freshness.
  String mark(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> "";
      case STALE -> stale;
      case CRITICAL -> critical;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static Tone tone(Freshness freshness) {
    return switch (freshness) {
      case FRESH -> Tone.PLAIN;
      case STALE, UNKNOWN -> Tone.WARN;
      case CRITICAL -> Tone.ALARM;
    };
  }
}
