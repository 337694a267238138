package dev.freshline.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A child that was started under its supervisor.
public interface Child extends AutoCloseable {
  /// How the supervisor ended.
  ///
  /// @param code exit code of the child (124 or 137 after a timeout), or of the supervisor if it
  ///     started none
  /// @param started whether the child was started
  /// @param output standard output, at most the limit
  /// @param overflowed whether there was more output than the limit
  /// @param errors the first part of standard error, as text
  record Exit(int code, boolean started, byte[] output, boolean overflowed, String errors) {}

  /// Exit code of a supervisor that found the orphan lock held and started nothing (`EX_TEMPFAIL`).
  int ORPHAN_ALIVE = 75;

  /// Exit code of `timeout` when the time was up.
  int TIMED_OUT = 124;

  /// Waits until the supervisor has ended or the time is up; null then.
  @Nullable Exit await(Duration atMost);

  /// Asks the supervisor to end the child's group and itself, at once.
  void kill();

  /// Ends whatever is left of it.
  @Override
  void close();
}
