package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.host.KernelLocks;
import dev.freshline.host.Locks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Of two threads of one JVM, one at a time holds the lock on a file.
///
/// The kernel cannot tell threads apart, so [KernelLocks] has a guard of its own in front of it.
///
/// `stress/bin/races LockGuard` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 1, 1 | 1,363 | One after the other. |
/// | Actual | 1, 0 | 364 | The second was turned away. |
/// | Actual | 0, 1 | 330 | The first was turned away. |
/// | Broken | 1, 1 | 37,730 | One after the other. |
/// | Broken | 1, 0 | 13,468 | The second was turned away. |
/// | Broken | 0, 1 | 13,332 | The first was turned away. |
/// | Broken | 1, 2 | 2,533 | FORBIDDEN: Both were inside at once. |
/// | Broken | 2, 1 | 2,450 | FORBIDDEN: Both were inside at once. |
/// | BrokenRelease | 1, 1 | 1,365 | One after the other. |
/// | BrokenRelease | 0, 1 | 846 | The first was turned away. |
/// | BrokenRelease | 1, 0 | 712 | The second was turned away. |
/// | BrokenRelease | 1, 2 | 16 | FORBIDDEN: One ran into a lock that this JVM still had. |
/// | BrokenRelease | 2, 1 | 7 | FORBIDDEN: One ran into a lock that this JVM still had. |
/// | BrokenRelease | 0, 2 | 4 | FORBIDDEN: One ran into a lock that this JVM still had. |
/// | BrokenRelease | 0, 0 | 3 | Both were turned away, by another state's. |
/// | Model | 1, 1 | 19,468 | One after the other. |
/// | Model | 1, 0 | 11,490 | The second was turned away. |
/// | Model | 0, 1 | 11,291 | The first was turned away. |
public final class LockGuard {
  private LockGuard() {}

  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The first was turned away.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Nobody was let in.")
  @Outcome(expect = FORBIDDEN, desc = "Both were inside at once.")
  private interface Alone {}

  /// All states share one file, so that others may be at it.
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both were turned away, by another state's.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The first was turned away.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both were inside at once.")
  private interface AloneAtAFile {}

  /// A compare-and-set in front of the work.
  @JCStressTest
  @JCStressMeta(Alone.class)
  @State
  public static class Model {
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicInteger inside = new AtomicInteger();

    @Actor
    public void first(II_Result r) {
      r.r1 = enter();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = enter();
    }

    private int enter() {
      if (!taken.compareAndSet(false, true)) {
        return 0;
      }
      int met = inside.incrementAndGet();
      inside.decrementAndGet();
      taken.set(false);
      return met;
    }
  }

  /// [KernelLocks] on a real file.
  @JCStressTest
  @JCStressMeta(AloneAtAFile.class)
  @State
  public static class Actual {
    private static final Path FILE = RaceFiles.made().resolve("lock");
    private static final Locks LOCKS = new KernelLocks(RaceFiles.DISK);
    private static final AtomicInteger INSIDE = new AtomicInteger();

    @Actor
    public void first(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> enter());
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = RaceFiles.attempt(() -> enter());
    }

    private static int enter() throws IOException {
      try (Locks.Held held = LOCKS.tryLock(FILE)) {
        if (held == null) {
          return 0;
        }
        int met = INSIDE.incrementAndGet();
        INSIDE.decrementAndGet();
        return met;
      }
    }
  }

  /// Looks, then takes: another may look in between.
  @JCStressTest
  @JCStressMeta(Alone.class)
  @State
  public static class Broken {
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean taken;

    @Actor
    public void first(II_Result r) {
      r.r1 = enter();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = enter();
    }

    private int enter() {
      if (taken) {
        return 0;
      }
      taken = true;
      int met = inside.incrementAndGet();
      inside.decrementAndGet();
      taken = false;
      return met;
    }
  }

  /// Opens its guard before the kernel's lock is free: the next one asks for a lock that this JVM
  /// still has, which is an error.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both were turned away, by another state's.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The first was turned away.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = FORBIDDEN, desc = "One ran into a lock that this JVM still had.")
  @State
  public static class BrokenRelease {
    private static final int RAN_INTO_IT = 2;
    private static final FileChannel CHANNEL = opened(RaceFiles.made().resolve("lock"));
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    @Actor
    public void first(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> enter());
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = RaceFiles.attempt(() -> enter());
    }

    private static int enter() throws IOException {
      if (!TAKEN.compareAndSet(false, true)) {
        return 0;
      }
      FileLock lock = tryLock();
      TAKEN.set(false);
      if (lock == null) {
        return RAN_INTO_IT;
      }
      lock.release();
      return 1;
    }

    private static @Nullable FileLock tryLock() throws IOException {
      try {
        return CHANNEL.tryLock();
      } catch (OverlappingFileLockException e) {
        return null;
      }
    }

    private static FileChannel opened(Path file) {
      try {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
