package dev.freshline.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How old a figure was when it was shown.
///
/// @param age since its observation began, or null when that was not known
public record FigureAge(String figure, @Nullable Duration age) {
  public FigureAge {
    figure = Words.name(figure);
  }
}
