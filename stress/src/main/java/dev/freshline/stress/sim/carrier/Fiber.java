package dev.freshline.stress.sim.carrier;

/// A routine that runs when it is told to, until it yields or ends.
public interface Fiber {
  /// Lets it run on. Returns when it has yielded or ended.
  ///
  /// What it throws comes out here.
  void resume();

  /// Hands control back to whoever resumed it. Called within the routine alone.
  ///
  /// @throws Abandoned when it is not to run on; nothing of the simulated world may happen any more
  void pause();

  boolean isDone();

  /// Frees what carries it; it never runs again, not even a `finally` with any effect.
  void abandon();

  /// The end of a routine that was abandoned. No `catch` of the code under test may see it.
  final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    public Abandoned() {
      super("abandoned", null, false, false);
    }
  }
}
