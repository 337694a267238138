package dev.freshline.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A child that was started under its supervisor.
public interface Child extends AutoCloseable {
  /// How the supervisor ended.
  ///
  /// @param code exit code of the child, 124 or 137 after a timeout, or one of the supervisor's own
  /// @param output standard output, at most the limit
  /// @param overflowed whether there was more output than the limit
  /// @param errors the last part of standard error, as text
  record Exit(int code, byte[] output, boolean overflowed, String errors) {}

  /// Exit code of a supervisor that found the orphan lock held and started nothing.
  int ORPHAN_ALIVE = 75;

  /// Exit code of a supervisor that could not open the orphan lock and started nothing.
  int LOCK_UNUSABLE = 73;

  /// Waits until the supervisor has ended or the time is up; null then.
  @Nullable Exit await(Duration atMost);

  /// Ends supervisor and child group at once.
  void kill();

  /// Ends whatever is left of it.
  @Override
  void close();
}
