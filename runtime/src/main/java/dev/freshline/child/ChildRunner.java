package dev.freshline.child;

import java.util.List;

/// Runs a command to its end under supervision.
public interface ChildRunner {
  /// @param command program and arguments, run without a shell
  /// @param nonce of the lease under which it runs; marks the child and its descendants
  ChildResult run(List<String> command, String nonce);
}
