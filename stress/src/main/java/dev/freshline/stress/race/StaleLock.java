package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Of two that find a lock whose owner is dead, one gets it.
///
/// A path is modelled as a reference: what stands there, or nothing.
public final class StaleLock {
  private static final String DEAD = "a dead owner";

  private StaleLock() {}

  /// Replaces the owner that it has seen, and no other: what the kernel does for its locks.
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE,
      desc = "One got it.")
  @Outcome(expect = FORBIDDEN, desc = "Both hold it, or nobody does.")
  @State
  public static class Model {
    private final AtomicReference<@Nullable String> path = new AtomicReference<>(DEAD);

    @Actor
    public void first(II_Result r) {
      r.r1 = path.compareAndSet(DEAD, "first") ? 1 : 0;
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = path.compareAndSet(DEAD, "second") ? 1 : 0;
    }
  }

  /// Looks, removes, makes: what is removed may be what the other has just made. So do pid files
  /// (`wx`, `kill 0`, `unlink`, `wx`) and folders (`mkdir`, `stat`, `rmdir`, `mkdir`).
  @JCStressTest
  @Outcome(
      id = {"0, 1", "1, 0"},
      expect = ACCEPTABLE,
      desc = "One got it.")
  @Outcome(expect = FORBIDDEN, desc = "Both hold it.")
  @State
  public static class Broken {
    private final AtomicReference<@Nullable String> path = new AtomicReference<>(DEAD);

    @Actor
    public void first(II_Result r) {
      r.r1 = steal("first");
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = steal("second");
    }

    private int steal(String who) {
      if (!DEAD.equals(path.get())) {
        return 0;
      }
      path.set(null);
      return path.compareAndSet(null, who) ? 1 : 0;
    }
  }

  /// The age boundary: the lock is taken at the very age at which its living owner is about to be
  /// done, as with a stale age of 35 s under a timeout of 35 s.
  @JCStressTest
  @Outcome(
      id = {"1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The owner was alone all the time.")
  @Outcome(expect = FORBIDDEN, desc = "Both work.")
  @State
  public static class BrokenAge {
    private static final int STALE_AFTER = 35;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int now = STALE_AFTER - 1;
    private volatile boolean held;

    @Actor
    public void owner(II_Result r) {
      held = true;
      int met = inside.incrementAndGet();
      now = STALE_AFTER; // its timeout, and the lock's age
      r.r1 = Math.max(met, inside.get());
      inside.decrementAndGet();
      held = false;
    }

    @Actor
    public void rival(II_Result r) {
      if (!held || now >= STALE_AFTER) {
        r.r2 = now >= STALE_AFTER ? inside.incrementAndGet() : 0;
      }
    }
  }

  /// The same boundary, and no age: the lock goes with its owner's end.
  @JCStressTest
  @Outcome(
      id = {"1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "The owner was alone all the time.")
  @Outcome(expect = FORBIDDEN, desc = "Both work.")
  @State
  public static class Ageless {
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean held = true;

    @Actor
    public void owner(II_Result r) {
      int met = inside.incrementAndGet();
      r.r1 = Math.max(met, inside.get());
      inside.decrementAndGet();
      held = false;
    }

    @Actor
    public void rival(II_Result r) {
      if (!held) {
        r.r2 = inside.incrementAndGet();
      }
    }
  }
}
