package dev.freshline.display;

import org.jspecify.annotations.Nullable;

/// What a line gives up when it is too long, in this order, until it fits.
///
/// The summary of the marks is not among them.
enum Trim {
  EXTRA_LIMITS,
  WEEKLY_RESET,
  CONTEXT,
  REMAINING,
  MODEL,
  SEVEN_DAY,
  BURN,
  FIVE_HOUR_RESET,
  SESSION,
  EXHAUSTION,
  NOTICE,
  FIVE_HOUR,
  BLOCK;

  /// Whether this is still kept when everything up to `last` has been given up, or nothing if null.
  boolean isKept(@Nullable Trim last) {
    return last == null || compareTo(last) > 0;
  }
}
