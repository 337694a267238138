package dev.freshline.child;

import dev.freshline.reading.Moment;
import java.time.Duration;

/// How a supervised run ended. Nothing of the child is alive after any of these but [OrphanAlive].
public sealed interface ChildResult {
  /// The child ended by itself.
  ///
  /// @param output all of its standard output
  /// @param errors the first part of its standard error
  record Exited(int code, byte[] output, String errors, Moment beganAt, Moment endedAt)
      implements ChildResult {}

  /// It was still running after its timeout and was killed with its tree; its output is discarded.
  record TimedOut(Duration timeout, Moment beganAt, Moment endedAt) implements ChildResult {}

  /// It wrote more than the limit and was killed.
  record Overflowed(int limit, Moment beganAt, Moment endedAt) implements ChildResult {}

  /// It, or its supervisor, was killed from outside.
  record Killed(int code, Moment beganAt, Moment endedAt) implements ChildResult {}

  /// A child of an earlier holder is still alive; nothing was started.
  record OrphanAlive(String who) implements ChildResult {}

  /// The program, or what supervises it, could not be started.
  record NotStarted(String why) implements ChildResult {}
}
