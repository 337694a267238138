package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.cache.ReadingCache;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Of two threads that find a reading too old, one at most fetches a newer one.
///
/// The lock alone does not see to that: whoever gets it second must look again.
///
/// `stress/bin/races SingleFlight` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 0, 1 | 75 | The second alone fetched. |
/// | Actual | 1, 0 | 35 | The first alone fetched. |
/// | Actual | 0, 0 | 10 | Another state's fetch served both. |
/// | Broken | 1, 0 | 54 | The first alone fetched. |
/// | Broken | 0, 1 | 53 | The second alone fetched. |
/// | Broken | 1, 1 | 5 | FORBIDDEN: Both fetched, one after the other. |
/// | Model | 0, 1 | 15,872 | The first found what the second brought. |
/// | Model | 1, 0 | 15,433 | The second found what the first brought. |
public final class SingleFlight {
  private SingleFlight() {}

  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Another state's fetch served both.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second alone fetched.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first alone fetched.")
  @Outcome(id = "1, 1", expect = FORBIDDEN, desc = "Both fetched, one after the other.")
  private interface AtMostOne {}

  /// A monitor, and a look inside it.
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The first found what the second brought.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second found what the first brought.")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "Nobody fetched.")
  @Outcome(id = "1, 1", expect = FORBIDDEN, desc = "Both fetched.")
  @State
  public static class Model {
    private boolean fetched;

    @Actor
    public void first(II_Result r) {
      r.r1 = refresh();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = refresh();
    }

    private synchronized int refresh() {
      int fetches = fetched ? 0 : 1;
      fetched = true;
      return fetches;
    }
  }

  /// The lease and the cache in real files that all states share. Each state wants a reading newer
  /// than any before it; either thread may be turned away by the holder of the lease.
  @JCStressTest
  @JCStressMeta(AtMostOne.class)
  @State
  public static class Actual {
    private static final Shared SHARED = new Shared();
    private final long wanted = SHARED.next();

    @Actor
    public void first(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> SHARED.refresh(wanted, true));
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = RaceFiles.attempt(() -> SHARED.refresh(wanted, true));
    }
  }

  /// The same files without the second look.
  @JCStressTest
  @JCStressMeta(AtMostOne.class)
  @State
  public static class Broken {
    private static final Shared SHARED = new Shared();
    private final long wanted = SHARED.next();

    @Actor
    public void first(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> SHARED.refresh(wanted, false));
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = RaceFiles.attempt(() -> SHARED.refresh(wanted, false));
    }
  }

  private static final class Shared {
    private final Path folder = RaceFiles.folder();
    private final Leases leases = RaceFiles.leases(folder);
    private final ReadingCache cache =
        new ReadingCache(
            RaceFiles.DISK, folder.resolve("cache").resolve("readings"), RaceFiles.RANDOM);
    private final AtomicLong wanted = new AtomicLong();

    long next() {
      return wanted.incrementAndGet();
    }

    int refresh(long wants, boolean looksAgain) throws IOException {
      try (@Nullable Lease lease = RaceFiles.tryAcquire(leases, cache.read().readings().token())) {
        if (lease == null) {
          return 0;
        }
        if (looksAgain && RaceFiles.number(cache.read().readings()) >= wants) {
          return 0;
        }
        cache.publish(RaceFiles.readings(wants), lease);
        return 1;
      }
    }
  }
}
