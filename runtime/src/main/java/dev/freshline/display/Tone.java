package dev.freshline.display;

/// Why a piece of text stands out, with the SGR code that makes it so.
enum Tone {
  PLAIN(""),
  /// Labels and separators.
  DIM("2"),
  /// High, or stale.
  WARN("33"),
  /// Nearly used up, or critical.
  ALARM("31");

  private static final double WARN_FROM = 80;
  private static final double ALARM_FROM = 95;

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /// Select Graphic Rendition (ECMA-48), or empty for none.
  String code() {
    return code;
  }

  /// The tone of a percentage, the worse the fuller.
  static Tone ofPercent(double percent) {
    if (percent >= ALARM_FROM) {
      return ALARM;
    }
    return percent >= WARN_FROM ? WARN : PLAIN;
  }
}
