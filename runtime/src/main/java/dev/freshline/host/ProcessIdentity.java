package dev.freshline.host;

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
}
