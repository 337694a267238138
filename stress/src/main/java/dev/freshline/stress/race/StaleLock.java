package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Of two that find a lock whose owner is dead, one gets it.
///
/// `stress/bin/races StaleLock` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 1, 0 | 189 | The second was turned away. |
/// | Actual | 0, 1 | 100 | The first was turned away. |
/// | Actual | 1, 1 | 9 | One after the other. |
/// | Actual | 0, 0 | 5 | Both were turned away, by another state's. |
/// | Broken | 1, 0 | 9,526 | The first got it. |
/// | Broken | 0, 1 | 8,315 | The second got it. |
/// | Broken | 1, 1 | 1,944 | FORBIDDEN: Both hold it. |
/// | BrokenFolder | 1, 0 | 342 | The first got it. |
/// | BrokenFolder | 0, 1 | 328 | The second got it. |
/// | BrokenFolder | 1, 1 | 27 | FORBIDDEN: Both hold it. |
/// | BrokenPidFile | 1, 0 | 242 | The first got it. |
/// | BrokenPidFile | 0, 1 | 97 | The second got it. |
/// | BrokenPidFile | 1, 1 | 6 | FORBIDDEN: Both hold it. |
/// | Model | 1, 0 | 28,677 | The first got it. |
/// | Model | 0, 1 | 28,644 | The second got it. |
public final class StaleLock {
  private static final String DEAD = "a dead owner";
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  private StaleLock() {}

  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second got it.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first got it.")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Nobody has it.")
  @Outcome(id = "1, 1", expect = FORBIDDEN, desc = "Both hold it.")
  private interface OneGetsIt {}

  /// What stands at a path, or nothing, and whoever takes it replaces the owner that he has seen,
  /// and no other: what the kernel does for its locks.
  @JCStressTest
  @JCStressMeta(OneGetsIt.class)
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

  /// [Leases] in a folder where a dead owner has left his record. All states share it: nobody keeps
  /// the lease.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both were turned away, by another state's.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The first was turned away.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second was turned away.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One after the other.")
  @Outcome(expect = FORBIDDEN, desc = "Both held it at once.")
  @State
  public static class Actual {
    private static final Path FOLDER = RaceFiles.made();
    private static final Leases LEASES = RaceFiles.leases(FOLDER);
    private static final AtomicInteger INSIDE = new AtomicInteger();
    private static final byte[] RECORD_OF_THE_DEAD = RaceFiles.recordOfTheDead(FOLDER, LEASES);

    public Actual() {
      RaceFiles.replace(FOLDER.resolve(RaceFiles.HOLDER), RECORD_OF_THE_DEAD);
    }

    @Actor
    public void first(II_Result r) {
      r.r1 = enter();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = enter();
    }

    private static int enter() {
      try (@Nullable Lease lease = RaceFiles.tryAcquire(LEASES, 0)) {
        if (lease == null) {
          return 0;
        }
        int met = INSIDE.incrementAndGet();
        INSIDE.decrementAndGet();
        return met;
      }
    }
  }

  /// Looks, removes, makes: what is removed may be what the other has just made.
  @JCStressTest
  @JCStressMeta(OneGetsIt.class)
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

  /// The same with a real file, by the steps of the reviewed pipeline: `wx`, `kill 0`, `unlink`,
  /// `wx`.
  @JCStressTest
  @JCStressMeta(OneGetsIt.class)
  @State
  public static class BrokenPidFile {
    private final ForeignRace race =
        new ForeignRace("review", file -> Files.writeString(file, "" + RaceFiles.NOBODY));

    @Actor
    public void first(II_Result r) {
      r.r1 = race.tryAcquire();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = race.tryAcquire();
    }
  }

  /// The same with a real folder, by the steps of proper-lockfile: `mkdir`, `stat`, `rmdir`,
  /// `mkdir`.
  @JCStressTest
  @JCStressMeta(OneGetsIt.class)
  @State
  public static class BrokenFolder {
    private final ForeignRace race =
        new ForeignRace(
            "proper-lockfile",
            folder -> Files.setLastModifiedTime(Files.createDirectory(folder), LONG_AGO));

    @Actor
    public void first(II_Result r) {
      r.r1 = race.tryAcquire();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = race.tryAcquire();
    }
  }
}
