package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.host.KernelLocks;
import dev.freshline.host.Locks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// However old a lock has become, nobody gets it beside its living owner.
///
/// The boundary is the age at which the owner is about to be done: a stale age of 35 s under a
/// timeout of 35 s.
///
/// `stress/bin/races AgeBoundary` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 1, 1 | 1,227 | One after the other. |
/// | Actual | 0, 1 | 580 | The owner was turned away. |
/// | Actual | 1, 0 | 538 | The rival was turned away. |
/// | Broken | 1, 0 | 53,589 | The rival was turned away. |
/// | Broken | 1, 1 | 34,597 | The rival followed the owner. |
/// | Broken | 1, 2 | 1,185 | FORBIDDEN: Both worked at once. |
/// | Broken | 2, 2 | 270 | FORBIDDEN: Both worked at once. |
/// | Model | 1, 0 | 25,676 | The rival was turned away. |
/// | Model | 1, 1 | 16,285 | The rival followed the owner. |
public final class AgeBoundary {
  private AgeBoundary() {}

  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The rival was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The rival followed the owner.")
  @Outcome(expect = FORBIDDEN, desc = "Both worked at once.")
  private interface OneWorks {}

  /// The lock goes with its owner's end; its age is nothing to anybody.
  @JCStressTest
  @JCStressMeta(OneWorks.class)
  @State
  public static class Model {
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

  /// [KernelLocks] on a file that is as old as can be. All states share it, so that others may be
  /// at it.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both were turned away, by another state's.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The owner was turned away.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The rival was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both worked at once.")
  @State
  public static class Actual {
    private static final Path FILE = RaceFiles.made().resolve("lock");
    private static final Locks LOCKS = new KernelLocks(RaceFiles.DISK);
    private static final AtomicInteger INSIDE = new AtomicInteger();

    @Actor
    public void owner(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> enter());
    }

    @Actor
    public void rival(II_Result r) {
      r.r2 = RaceFiles.attempt(() -> enter());
    }

    private static int enter() throws IOException {
      try (Locks.Held held = LOCKS.tryLock(FILE)) {
        if (held == null) {
          return 0;
        }
        int met = INSIDE.incrementAndGet();
        Files.setLastModifiedTime(FILE, FileTime.fromMillis(0));
        met = Math.max(met, INSIDE.get());
        INSIDE.decrementAndGet();
        return met;
      }
    }
  }

  /// The lock may be taken from the age on at which its owner's time is up, and not over.
  @JCStressTest
  @JCStressMeta(OneWorks.class)
  @State
  public static class Broken {
    private static final int STALE_AFTER = 35;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile int age = STALE_AFTER - 1;
    private volatile boolean held = true;

    @Actor
    public void owner(II_Result r) {
      int met = inside.incrementAndGet();
      age = STALE_AFTER; // its timeout, and the lock's age
      r.r1 = Math.max(met, inside.get());
      inside.decrementAndGet();
      held = false;
    }

    @Actor
    public void rival(II_Result r) {
      if (!held || age >= STALE_AFTER) {
        r.r2 = inside.incrementAndGet();
      }
    }
  }
}
