package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.source.Failure;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// No two failures in a row have the same number: each of them lengthens the backoff.
///
/// `stress/bin/races FailureCount` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 1 | 267 | One counted, the other was left to a holder. |
/// | Actual | 2 | 38 | Both count. |
/// | Broken | 2 | 268 | Both count. |
/// | Broken | -1 | 90 | FORBIDDEN: Both have one number: one was lost. |
/// | Model | 1, 2 | 18,018 | The second counted on. |
/// | Model | 2, 1 | 17,671 | The first counted on. |
public final class FailureCount {
  private static final Failure FAILURE = new Failure(Failure.Kind.EXITED, "it always does");

  private FailureCount() {}

  /// A count that is read and written in one step.
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The second counted on.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "The first counted on.")
  @Outcome(expect = FORBIDDEN, desc = "One was lost.")
  @State
  public static class Model {
    private int count;

    @Actor
    public void first(II_Result r) {
      r.r1 = next();
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = next();
    }

    private synchronized int next() {
      return ++count;
    }
  }

  /// [FailureMemory] under the lease, in real files that all states share.
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Both were left to another state's holder.")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "One counted, the other was left to a holder.")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both count.")
  @Outcome(id = "-1", expect = FORBIDDEN, desc = "Both have one number: one was lost.")
  @State
  public static class Actual {
    private static final Shared SHARED = new Shared();
    private int first;
    private int second;

    @Actor
    public void first() {
      first = RaceFiles.attempt(() -> SHARED.rememberUnderLease());
    }

    @Actor
    public void second() {
      second = RaceFiles.attempt(() -> SHARED.rememberUnderLease());
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = counted(first, second);
    }
  }

  /// The same without the lease.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both count.")
  @Outcome(id = "-1", expect = FORBIDDEN, desc = "Both have one number: one was lost.")
  @State
  public static class Broken {
    private static final Shared SHARED = new Shared();
    private int first;
    private int second;

    @Actor
    public void first() {
      first = RaceFiles.attempt(() -> SHARED.remember());
    }

    @Actor
    public void second() {
      second = RaceFiles.attempt(() -> SHARED.remember());
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = counted(first, second);
    }
  }

  /// How many of two failures have a number of their own; -1 when they share one.
  private static int counted(int first, int second) {
    if (first == 0 || second == 0) {
      return Integer.signum(first + second);
    }
    return first == second ? -1 : 2;
  }

  private static final class Shared {
    private final Path folder = RaceFiles.made();
    private final Leases leases = RaceFiles.leases(folder);
    private final FailureMemory memory =
        new FailureMemory(
            new RecordFile(
                RaceFiles.DISK, folder.resolve("failures"), FailureMemory.LIMIT, RaceFiles.RANDOM),
            BackoffTable.ofCcusage(Duration.ofSeconds(48)),
            RaceFiles.RANDOM);

    /// The number of the failure; 0 when another thread has the lease.
    int rememberUnderLease() throws IOException {
      try (@Nullable Lease lease = RaceFiles.tryAcquire(leases, 0)) {
        return lease == null ? 0 : remember();
      }
    }

    int remember() throws IOException {
      return memory.remember(FAILURE, RaceFiles.CLOCK.now()).consecutive();
    }
  }
}
