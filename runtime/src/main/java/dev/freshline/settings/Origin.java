package dev.freshline.settings;

/// Where a value in force comes from.
public enum Origin {
  /// Nobody set it.
  DEFAULT,
  /// The settings file says so.
  FILE,
  /// An environment variable says so.
  ENVIRONMENT,
  /// Nobody set it, and it follows from another value that somebody did set.
  DERIVED
}
