package dev.freshline.reports.lint;

/// One invariant.
public interface Rule {
  /// Its stable name, such as `LEASE_OUTLIVES_RUN`.
  String code();

  /// What it demands and why, in a sentence or two.
  String description();

  Finding check(Subject subject);
}
