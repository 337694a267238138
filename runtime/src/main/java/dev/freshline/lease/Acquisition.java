package dev.freshline.lease;

/// What came of trying to acquire the lease; the third case is [Lease] itself.
public sealed interface Acquisition permits Lease, Acquisition.Busy, Acquisition.Refused {
  /// Another process holds it.
  record Busy(Holder holder) implements Acquisition {}

  /// The lease cannot be had here at all.
  ///
  /// @param why what was expected and found at which path
  record Refused(String why) implements Acquisition {}
}
