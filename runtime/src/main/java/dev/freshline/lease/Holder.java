package dev.freshline.lease;

/// What is known of the process that holds the lease.
public sealed interface Holder {
  /// It left a record that can be read.
  record Known(HolderRecord record) implements Holder {}

  /// It left none, or one that cannot be trusted: shown as unknown, never acted upon.
  record Unknown(String why) implements Holder {}
}
