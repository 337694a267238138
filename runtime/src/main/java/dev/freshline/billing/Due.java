package dev.freshline.billing;

/// Why a source is to be asked now.
public enum Due {
  /// It was never asked with success.
  NEVER_OBSERVED,
  /// Its reading is no longer fresh. No cooldown holds this back.
  STALE,
  /// The reading is fresh, and a cooldown has passed since the last fetch began.
  COOLDOWN_OVER,
  /// What was observed has ended since, as a block does.
  OUTLIVED,
  /// The clock was set, so that the age is not known.
  AGE_UNKNOWN,
  /// The user asked for it.
  FORCED
}
