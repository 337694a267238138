package dev.freshline.events;

/// Why a process took a [Step].
public enum Cause {
  /// A refresh was due.
  DUE,
  /// The user asked for it.
  FORCED,
  /// The last success is not long enough ago.
  COOLDOWN,
  /// The last failure is not long enough ago.
  BACKOFF,
  /// Another process holds the lease.
  BUSY,
  /// The child of an earlier holder is still alive.
  ORPHAN,
  /// Another process has just started a refresh.
  DEBOUNCED,
  /// The source gave no reading.
  SOURCE,
  /// A path or a file cannot be used.
  UNUSABLE,
  /// The source is turned off.
  DISABLED
}
