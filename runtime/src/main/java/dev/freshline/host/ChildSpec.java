package dev.freshline.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A child to be run under a supervisor.
///
/// The supervisor holds the kernel lock on [#orphanLock] while it lives and hands it on to the
/// child, so that the lock is free only when none of them is left. It kills the child's whole
/// process group when `timeout` has passed (TERM, then KILL after `killGrace`) and when its own
/// standard input ends, which is when we die.
///
/// @param command program and arguments; run as they are, without a shell
/// @param orphanLock zero-byte file that a living child keeps locked
/// @param marker name of an environment variable that the child and all its descendants carry
/// @param markerValue its value: says which lease this child belongs to
/// @param outputLimit most bytes of standard output that are kept; more ends the child
public record ChildSpec(
    List<String> command,
    Path orphanLock,
    String marker,
    String markerValue,
    Duration timeout,
    Duration killGrace,
    int outputLimit) {
  public ChildSpec {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command must name a program, found an empty list");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, found " + timeout);
    }
    if (killGrace.isNegative()) {
      throw new IllegalArgumentException("killGrace must not be negative, found " + killGrace);
    }
    if (outputLimit <= 0) {
      throw new IllegalArgumentException("outputLimit must be positive, found " + outputLimit);
    }
  }
}
