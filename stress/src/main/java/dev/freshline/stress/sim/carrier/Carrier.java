package dev.freshline.stress.sim.carrier;

/// A kind of fiber.
public enum Carrier {
  /// The JDK's own continuations: a third of a microsecond for a switch.
  CONTINUATIONS {
    @Override
    public Fiber fiber(Runnable routine) {
      return new ContinuationFiber(routine);
    }
  },
  /// A thread for each, of which one runs at a time.
  THREADS {
    @Override
    public Fiber fiber(Runnable routine) {
      return new ThreadFiber(routine);
    }
  };

  /// A fiber that has not begun.
  public abstract Fiber fiber(Runnable routine);

  /// The quicker one that this JVM offers.
  public static Carrier best() {
    return ContinuationFiber.isAvailable() ? CONTINUATIONS : THREADS;
  }
}
