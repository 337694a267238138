package dev.freshline.freshness;

/// Whether a figure may be taken at its word.
public enum Freshness {
  /// Young enough to be shown bare.
  FRESH,
  /// Older than `freshFor`: shown with a mark and its age.
  STALE,
  /// Older than `criticalAfter`: shown as not to be relied on.
  CRITICAL,
  /// Never observed, or its age cannot be told: shown as a question.
  UNKNOWN
}
