package dev.freshline.stress.sim.machine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One who sees all of the machine and has no part in it. Called at the very step.
public interface Referee {
  /// One that judges nothing.
  Referee NONE = new Referee() {};

  /// A file or directory was made by a process.
  default void created(Path path, SimProcess by) {}

  /// A file was moved over another, or to where there was none.
  default void replaced(Path file, byte @Nullable [] before, byte[] after, SimProcess by) {}

  default void deleted(Path path, SimProcess by) {}

  /// A kernel lock was taken.
  default void acquired(Path file, SimProcess by) {}

  default void released(Path file, SimProcess by) {}

  /// A run of ccusage has begun.
  default void began(SimRun run) {}

  /// A run of ccusage is over.
  ///
  /// @param byItself whether it came to its own end
  default void ended(SimRun run, boolean byItself) {}

  /// A process is gone.
  default void died(SimProcess process) {}

  /// A process wants to take one more step than a run may have.
  default void stepsUsedUp(SimProcess by) {}

  /// The run is over.
  default void over(Ending how) {}

  /// Of all that it remembers and may yet judge by.
  default long hash() {
    return 0;
  }
}
