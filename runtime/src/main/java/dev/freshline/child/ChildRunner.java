package dev.freshline.child;

import java.util.List;

/// Runs a command to its end under supervision. Only the holder of the lease may call it.
public interface ChildRunner {
  /// @param command program and arguments, run without a shell
  ChildResult run(List<String> command);
}
