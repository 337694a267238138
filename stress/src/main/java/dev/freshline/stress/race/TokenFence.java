package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.cache.ReadingCache;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// What was published under a token is never followed by what has an older one.
///
/// `stress/bin/races TokenFence` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 0, 1 | 125 | The second alone published. |
/// | Actual | 1, 0 | 123 | The first alone published. |
/// | Actual | 1, 1 | 14 | Both published, in the order of tokens. |
/// | Broken | 2 | 32,911 | The later token stands. |
/// | Broken | 1 | 1,114 | FORBIDDEN: The older one came last. |
/// | Model | 2 | 3,081 | The later token stands. |
public final class TokenFence {
  private TokenFence() {}

  /// Compares and sets in one step.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "The later token stands.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "The older one came last.")
  @State
  public static class Model {
    private final AtomicLong token = new AtomicLong();

    @Actor
    public void older() {
      token.accumulateAndGet(1, Math::max);
    }

    @Actor
    public void later() {
      token.accumulateAndGet(2, Math::max);
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = (int) token.get();
    }
  }

  /// [ReadingCache] under the lease, in real files that all states share: after a publication the
  /// token there is ours or a later one.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Both were left to another state's holder.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second alone published.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first alone published.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both published, in the order of tokens.")
  @Outcome(expect = FORBIDDEN, desc = "An older token stands after ours.")
  @State
  public static class Actual {
    private static final int ROLLED_BACK = 2;
    private static final Path FOLDER = RaceFiles.folder();
    private static final Leases LEASES = RaceFiles.leases(FOLDER);
    private static final ReadingCache CACHE =
        new ReadingCache(
            RaceFiles.DISK, FOLDER.resolve("cache").resolve("readings"), RaceFiles.RANDOM);

    @Actor
    public void first(II_Result r) {
      r.r1 = publish();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = publish();
    }

    private static int publish() {
      long token;
      try (@Nullable Lease lease = RaceFiles.tryAcquire(LEASES, 0)) {
        if (lease == null) {
          return 0;
        }
        token = lease.token();
        CACHE.publish(RaceFiles.readings(token), lease);
      }
      return CACHE.read().readings().token() < token ? ROLLED_BACK : 1;
    }
  }

  /// Looks at the token that is there, then writes its own.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "The later token stands.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "The older one came last.")
  @State
  public static class Broken {
    private volatile long token;

    @Actor
    public void older() {
      publish(1);
    }

    @Actor
    public void later() {
      publish(2);
    }

    private void publish(long mine) {
      if (token < mine) {
        token = mine;
      }
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = (int) token;
    }
  }
}
