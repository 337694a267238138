package dev.freshline.display;

import org.jspecify.annotations.Nullable;

/// A part of the line that can be had or left out, by the name it has in settings.
public enum Segment {
  /// The model's name.
  MODEL("model"),
  /// The session's cost.
  SESSION("session"),
  /// The 5-hour block's cost, and how long it goes on.
  BLOCK("block"),
  /// The block's cost per hour; part of the block's segment when it follows it.
  BURN("burn"),
  /// The account's limits.
  LIMITS("limits"),
  /// The share of the context window in use.
  CONTEXT("context"),
  /// The worst mark of all with its age, and the notice.
  FRESHNESS("freshness");

  private final String label;

  Segment(String label) {
    this.label = label;
  }

  /// Its name in settings.
  public String label() {
    return label;
  }

  /// The segment of that name, or null when there is none.
  public static @Nullable Segment named(String label) {
    for (Segment segment : values()) {
      if (segment.label.equals(label)) {
        return segment;
      }
    }
    return null;
  }
}
