package dev.freshline.app.console;

/// Why a piece of text stands out, with the SGR code (ECMA-48) that makes it so.
public enum Tone {
  PLAIN(""),
  HEADING("1"),
  DIM("2"),
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  ADDED("32"),
  REMOVED("31"),
  PLACE("36");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
