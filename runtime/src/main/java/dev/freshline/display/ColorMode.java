package dev.freshline.display;

import org.jspecify.annotations.Nullable;

/// When the line is coloured. `NO_COLOR` wins over all of them.
public enum ColorMode {
  /// Unless the terminal is dumb. Claude Code renders colours though standard output is a pipe.
  AUTO("auto"),
  ALWAYS("always"),
  NEVER("never");

  private final String label;

  ColorMode(String label) {
    this.label = label;
  }

  /// Its name in settings.
  public String label() {
    return label;
  }

  /// The mode of that name, or null when there is none.
  public static @Nullable ColorMode named(String label) {
    for (ColorMode mode : values()) {
      if (mode.label.equals(label)) {
        return mode;
      }
    }
    return null;
  }
}
