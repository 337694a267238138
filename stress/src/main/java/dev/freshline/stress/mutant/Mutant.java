package dev.freshline.stress.mutant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Freshline without one of its guards.
public enum Mutant {
  /// Everybody gets the lease.
  NO_LOCK("the kernel lock", "dev.freshline.host.KernelLocks", "tryLock"),
  /// The child runs by itself: nothing ends it when its starter dies, and nothing tells that it
  /// lives.
  NO_SUPERVISOR("the supervisor", "dev.freshline.host.RealProcesses", "start"),
  /// Publishes though the lock file is no longer the one that was locked.
  NO_INODE_CHECK(
      "the check of the lock file's inode before a publication",
      "dev.freshline.lease.Lease",
      "isIntact"),
  /// Publishes over readings of a later lease.
  NO_TOKEN_CHECK(
      "the check of the published token before a publication",
      "dev.freshline.cache.ReadingCache",
      "isSuperseded"),
  /// Fetches what its predecessor under the lease has just fetched.
  NO_SECOND_LOOK(
      "the second look at the cache under the lease",
      "dev.freshline.billing.BillingPipeline",
      "decideAgain"),
  /// Leaves a stuck holder alone for ever.
  NO_TAKEOVER("the takeover from a stuck holder", "dev.freshline.lease.Takeover", "tryFree"),
  /// Believes a record whatever the kernel says of the process that it names.
  NO_PROOF(
      "the proof that a process is the stuck holder", "dev.freshline.lease.Takeover", "doubtAbout"),
  /// Does not look for descendants that left their group.
  NO_SWEEP("the sweep for marked processes", "dev.freshline.child.SupervisedChild", "sweep"),
  /// Writes over the old file instead of replacing it.
  NO_ATOMIC_RENAME("the atomic replacement of files", "dev.freshline.host.RealDisk", "rename"),
  /// Asks ccusage though its answer could not be kept.
  NO_ROOM_CHECK(
      "the look for room before a run", "dev.freshline.cache.ReadingCache", "requireRoom"),
  /// Opens whatever stands where a file belongs.
  NO_FILE_CHECK(
      "the look at what a file is before it is opened", "dev.freshline.host.RealDisk", "regular"),
  /// Believes the wall clock.
  NO_UPTIME(
      "the uptime as a witness against the wall clock", "dev.freshline.host.RealClock", "uptime");

  private final String guard;
  private final String owner;
  private final String method;

  Mutant(String guard, String owner, String method) {
    this.guard = guard;
    this.owner = owner;
    this.method = method;
  }

  /// By which it is chosen and reported, such as `no-lock`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is taken out, in words.
  public String guard() {
    return guard;
  }

  /// The one with this label.
  public static Optional<Mutant> labelled(String label) {
    return Arrays.stream(values()).filter(mutant -> mutant.label().equals(label)).findFirst();
  }

  Edit edit() {
    return new Edit.Replaced(owner, method, Broken.class, method);
  }
}
