package dev.freshline.stress.sim.machine;

/// Decides what is left open in a simulated run.
public interface Chooser {
  /// Ends the run where it stands: what follows is known already.
  int STOP = -1;

  /// What is to be decided.
  enum Question {
    /// Who goes on, of those that can; the first is the one that runs.
    NEXT,
    /// Whether the one that runs is kept from running for a while, and for how long.
    STALL,
    /// Whether the process dies instead of taking this step.
    CRASH,
    /// Whether the disk fails this write.
    DISK,
    /// Whether the kernel still has the locks of a process that has just died.
    RELEASE,
    /// How a run of ccusage behaves.
    CHILD,
    /// When a session acts next.
    ARRIVAL,
    /// What an outsider does to the machine.
    OUTSIDER
  }

  /// Picks one of `options`; 0 is the plain course of events.
  ///
  /// @param machine whose state can be looked at
  /// @return a number from 0 to `options` - 1, or [#STOP]
  int choose(Question question, int options, SimMachine machine);
}
