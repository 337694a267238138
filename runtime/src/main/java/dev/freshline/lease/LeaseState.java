package dev.freshline.lease;

import org.jspecify.annotations.Nullable;

/// How the lease stands, as far as it can be told without taking it.
public sealed interface LeaseState {
  /// Nobody holds it.
  ///
  /// @param died the holder that ended without releasing it, or null
  record Free(@Nullable HolderRecord died) implements LeaseState {}

  /// A living process holds it.
  ///
  /// @param record in the holder's own words, or null when it left none that is its own
  /// @param proved whether the kernel names the very process that the record does
  /// @param overdue whether it is past the time it expected to need at most, and may be ended
  record Held(long pid, @Nullable HolderRecord record, boolean proved, boolean overdue)
      implements LeaseState {}

  /// What can be seen does not say.
  record Unclear(String why) implements LeaseState {}
}
