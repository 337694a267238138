package dev.freshline.limits;

import dev.freshline.reading.Limit;
import java.time.Duration;

/// How long a limit's window lasts, as its name says.
final class WindowLength {
  private static final Duration FIVE_HOURS = Duration.ofHours(5);
  private static final Duration SEVEN_DAYS = Duration.ofDays(7);

  /// The longest known elsewhere is a month, of a spend limit.
  private static final Duration LONGEST = Duration.ofDays(31);

  private WindowLength() {}

  static Duration of(String window) {
    if (window.equals(Limit.FIVE_HOUR)) {
      return FIVE_HOURS;
    }
    return window.startsWith(Limit.SEVEN_DAY) ? SEVEN_DAYS : LONGEST;
  }
}
