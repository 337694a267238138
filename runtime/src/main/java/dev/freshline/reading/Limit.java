package dev.freshline.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of one of the account's limits is used.
///
/// @param window name of the limit: `five_hour`, `seven_day`, `seven_day_opus`, `spend_limit`, ...
/// @param usedPercent 0 or more; a spend limit may exceed 100
/// @param resetsAt when the window starts anew, or null where the source does not say
public record Limit(String window, double usedPercent, @Nullable Instant resetsAt) {
  public static final String FIVE_HOUR = "five_hour";
  public static final String SEVEN_DAY = "seven_day";

  /// Resets that differ by less are one.
  private static final long SAME_RESET_MILLIS = 60_000;

  public Limit {
    if (window.isBlank()) {
      throw new IllegalArgumentException("window must be named, found a blank");
    }
    if (!(usedPercent >= 0) || Double.isInfinite(usedPercent)) {
      throw new IllegalArgumentException(
          "usedPercent must be a finite 0 or more, found " + usedPercent);
    }
  }

  /// Whether two resets are those of one window: sources round them differently.
  public static boolean isSameReset(Instant one, Instant other) {
    return Math.abs(one.toEpochMilli() - other.toEpochMilli()) < SAME_RESET_MILLIS;
  }

  /// Whether the window has started anew, so that this percentage speaks of a past one.
  public boolean isOver(Instant now) {
    return resetsAt != null && !now.isBefore(resetsAt);
  }
}
