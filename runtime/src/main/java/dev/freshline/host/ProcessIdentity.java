package dev.freshline.host;

import org.jspecify.annotations.Nullable;

/// A process, so named that a reused pid is not mistaken for it.
///
/// @param startTicks start time in clock ticks since boot (field 22 of `/proc/PID/stat`): unlike a
///     wall time it does not move with clock steps; 0 where the platform does not tell
/// @param bootId of the boot it runs in; empty where the platform does not tell
/// @param pidNamespace inode of its pid namespace, 0 where the platform has none
/// @param uid its numeric user, -1 where the platform does not tell
public record ProcessIdentity(
    long pid, long startTicks, String bootId, long pidNamespace, long uid) {
  public ProcessIdentity {
    if (pid <= 0) {
      throw new IllegalArgumentException("pid must be positive, found " + pid);
    }
  }

  /// Whether enough is known to tell this process from a later one with the same pid.
  public boolean isProvable() {
    return startTicks > 0 && !bootId.isEmpty() && pidNamespace != 0 && uid >= 0;
  }

  /// By hand, because renders compare: what a record brings along costs a cold JVM 20 ms at its
  /// first use.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProcessIdentity that
        && pid == that.pid
        && startTicks == that.startTicks
        && bootId.equals(that.bootId)
        && pidNamespace == that.pidNamespace
        && uid == that.uid;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(pid) * 31 + Long.hashCode(startTicks);
  }
}
