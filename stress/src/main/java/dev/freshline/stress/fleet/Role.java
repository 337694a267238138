package dev.freshline.stress.fleet;

/// A part in a refresh that a process plays.
public enum Role {
  /// The refresher: it has the lease.
  HOLDER,
  /// The shell between the refresher and the child.
  SUPERVISOR,
  /// `timeout`, which bounds the child and leads its group.
  TIMEOUT,
  /// The launcher of ccusage, where it has one.
  SHIM,
  /// The ccusage that works.
  NATIVE
}
