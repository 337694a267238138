package dev.freshline.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the line is drawn.
///
/// @param segments in the order in which they are drawn, each at most once
/// @param ascii whether nothing but ASCII may be drawn
/// @param weeklyResetFrom used percent from which a limit other than the 5-hour one tells its reset
/// @param columns the line must fit into, or 0 when it may be of any length
public record DisplayOptions(
    List<Segment> segments, ColorMode color, boolean ascii, double weeklyResetFrom, int columns) {

  public static final double DEFAULT_WEEKLY_RESET_FROM = 80;

  public static final DisplayOptions DEFAULT =
      new DisplayOptions(
          List.of(Segment.values()), ColorMode.AUTO, false, DEFAULT_WEEKLY_RESET_FROM, 0);

  /// Wider terminals are taken for a mistake.
  private static final int MOST_COLUMNS = 10_000;

  public DisplayOptions {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException(
          "segments must name at least one, found none; name one of " + names());
    }
    for (int i = 0; i < segments.size(); i++) {
      if (segments.indexOf(segments.get(i)) < i) {
        throw new IllegalArgumentException(
            "segments must differ, found '"
                + segments.get(i).label()
                + "' twice; leave one of them out");
      }
    }
    if (!(weeklyResetFrom >= 0)) {
      throw new IllegalArgumentException(
          "weeklyResetFrom must be a percentage of 0 or more, found " + weeklyResetFrom);
    }
    if (columns < 0) {
      throw new IllegalArgumentException("columns must be 0 or more, found " + columns);
    }
  }

  /// Options as settings spell them.
  ///
  /// @throws IllegalArgumentException that says what is wrong and what would be right
  public static DisplayOptions of(List<String> segments, String color, boolean ascii) {
    List<Segment> named = new ArrayList<>();
    for (String name : segments) {
      Segment segment = Segment.named(name);
      if (segment == null) {
        throw new IllegalArgumentException(
            "there is no segment '" + name + "'; name one of " + names());
      }
      named.add(segment);
    }
    ColorMode mode = ColorMode.named(color);
    if (mode == null) {
      throw new IllegalArgumentException(
          "color must be auto, always or never, found '" + color + "'");
    }
    return new DisplayOptions(named, mode, ascii, DEFAULT_WEEKLY_RESET_FROM, 0);
  }

  /// These options as the environment narrows them: `NO_COLOR`, `TERM`, `COLUMNS`.
  public DisplayOptions in(Map<String, String> environment) {
    return new DisplayOptions(
        segments,
        color(environment.get("NO_COLOR"), environment.get("TERM")),
        ascii,
        weeklyResetFrom,
        columns(environment.get("COLUMNS")));
  }

  /// These options with so many columns less, or null when none would be left.
  @Nullable DisplayOptions without(int cells) {
    if (columns > 0 && columns <= cells) {
      return null;
    }
    return new DisplayOptions(
        segments, color, ascii, weeklyResetFrom, columns == 0 ? 0 : columns - cells);
  }

  boolean has(Segment segment) {
    return segments.contains(segment);
  }

  boolean isColored() {
    return color != ColorMode.NEVER;
  }

  private ColorMode color(@Nullable String noColor, @Nullable String term) {
    boolean unwanted = noColor != null && !noColor.isEmpty();
    boolean unable = color == ColorMode.AUTO && "dumb".equals(term);
    return unwanted || unable ? ColorMode.NEVER : color;
  }

  private int columns(@Nullable String value) {
    if (value == null) {
      return columns;
    }
    try {
      int wide = Integer.parseInt(value.strip());
      return wide > 0 && wide <= MOST_COLUMNS ? wide : columns;
    } catch (NumberFormatException e) {
      return columns; // not ours to complain about
    }
  }

  private static String names() {
    var names = new StringBuilder();
    for (Segment segment : Segment.values()) {
      names.append(names.isEmpty() ? "" : ", ").append(segment.label());
    }
    return names.toString();
  }
}
