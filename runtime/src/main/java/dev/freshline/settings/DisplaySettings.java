package dev.freshline.settings;

import java.util.List;

/// How the line is to be drawn, as far as the settings say.
///
/// @param segments names of the parts of the line, in order
/// @param ascii whether to keep to ASCII characters
public record DisplaySettings(List<String> segments, Color color, boolean ascii) {
  /// When to colour.
  public enum Color {
    /// As the terminal and `NO_COLOR` suggest.
    AUTO,
    ALWAYS,
    NEVER
  }

  /// Every segment there is, in the default order.
  public static final List<String> SEGMENTS =
      List.of("model", "session", "block", "burn", "limits", "context", "freshness");

  public DisplaySettings {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("segments must name a segment, found an empty list");
    }
    for (int i = 0; i < segments.size(); i++) {
      if (segments.indexOf(segments.get(i)) < i) {
        throw new IllegalArgumentException(
            "segments must name each once, found '" + segments.get(i) + "' twice; remove one");
      }
    }
  }
}
