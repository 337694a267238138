package dev.freshline.display;

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

  /// Whether this is still kept after the first `given` have been given up.
  boolean isKept(int given) {
    return ordinal() >= given;
  }
}
