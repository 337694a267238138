package dev.freshline.stress.mutant;

import java.util.Locale;

/// A step in the life of a refresh, in the order in which they are reached, at which a process can
/// be made to wait.
public enum Failpoint {
  /// Something is due, and the lease is about to be tried.
  DUE("dev.freshline.lease.Leases", "tryAcquire", Side.BEFORE, ""),
  /// The lock is held, and nobody is named as its holder.
  LOCKED("dev.freshline.lease.Leases", "hold", Side.BEFORE, ""),
  /// The record of the holder is written, and not yet in its place.
  RECORDING("dev.freshline.host.RealDisk", "rename", Side.BEFORE, "/holder.json"),
  /// The record of the holder is in its place.
  RECORDED("dev.freshline.billing.BillingPipeline", "refreshUnder", Side.BEFORE, ""),
  /// Orphans were looked for, and the child is about to be started.
  SPAWNING("dev.freshline.host.RealProcesses", "start", Side.BEFORE, ""),
  /// The child's supervisor was started, and nobody waits for it yet.
  SPAWNED("dev.freshline.host.RealProcesses", "start", Side.AFTER, ""),
  /// The child has ended.
  ENDED("dev.freshline.child.SupervisedChild", "judge", Side.BEFORE, ""),
  /// The answer is understood, and neither inode nor token are checked.
  PUBLISHING("dev.freshline.cache.ReadingCache", "publish", Side.BEFORE, ""),
  /// Both are checked, and the readings lie beside their place.
  RENAMING("dev.freshline.host.RealDisk", "rename", Side.BEFORE, "/reading.json"),
  /// The readings are in their place.
  RENAMED("dev.freshline.host.RealDisk", "rename", Side.AFTER, "/reading.json"),
  /// The record has moved aside, or is about to; the lock is still held.
  RELEASING("dev.freshline.lease.Lease", "close", Side.BEFORE, ""),
  /// The lock is free.
  RELEASED("dev.freshline.lease.Lease", "close", Side.AFTER, "");

  private enum Side {
    BEFORE,
    AFTER
  }

  private final String owner;
  private final String method;
  private final Side side;
  private final String subject;

  /// @param subject how the method's last argument must end, in words
  Failpoint(String owner, String method, Side side, String subject) {
    this.owner = owner;
    this.method = method;
    this.side = side;
    this.subject = subject;
  }

  /// By which it is reported.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of [Pause#VARIABLE] that makes a process wait here.
  public String order() {
    return label() + '@' + subject;
  }

  Edit edit() {
    return switch (side) {
      case BEFORE -> new Edit.Before(owner, method, label());
      case AFTER -> new Edit.After(owner, method, label());
    };
  }
}
