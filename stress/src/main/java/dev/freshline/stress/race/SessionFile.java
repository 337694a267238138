package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.limits.LimitsLedger;
import dev.freshline.session.SessionInput;
import dev.freshline.session.SessionParse;
import dev.freshline.session.SessionParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// Of two lines that the resident process draws at once for one session, neither fails over the
/// other, and what the session heard is kept whole.
///
/// Processes have pids to draw different names for their temporary files. Threads of one process
/// have not, which is why each line is drawn with random numbers of its own.
///
/// `stress/bin/races SessionFile` showed, on two cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 0, 0 | 2,025 | Both could do their work, and the file is whole. |
/// | Broken | 0, 0 | 1,044 | Both could do their work, and the file is whole. |
/// | Broken | 0, 1 | 476 | FORBIDDEN: One failed over the other. |
/// | Broken | 1, 0 | 376 | FORBIDDEN: One failed over the other. |
/// | Broken | 1, 1 | 33 | FORBIDDEN: One failed over the other. |
/// | Model | 1 | 1,295,202 | The first one's stands. |
/// | Model | 2 | 1,133,319 | The second one's stands. |
public final class SessionFile {
  private SessionFile() {}

  /// A reference to something that does not change.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "The first one's stands.")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "The second one's stands.")
  @Outcome(expect = FORBIDDEN, desc = "Neither, or a torn one.")
  @State
  public static class Model {
    private final AtomicReference<long[]> kept = new AtomicReference<>(new long[] {0, 0});

    @Actor
    public void first() {
      kept.set(new long[] {1, 1});
    }

    @Actor
    public void second() {
      kept.set(new long[] {2, 2});
    }

    @Arbiter
    public void judge(I_Result r) {
      long[] found = kept.get();
      r.r1 = found[0] == found[1] ? (int) found[0] : 0;
    }
  }

  /// [LimitsLedger] on a real file that all states share.
  @JCStressTest
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "Both could do their work, and the file is whole.")
  @Outcome(expect = FORBIDDEN, desc = "One failed over the other.")
  @State
  public static class Actual {
    private static final Session SESSION = new Session();
    private static final AtomicLong LINES = new AtomicLong();

    @Actor
    public void first(II_Result r) {
      r.r1 = SESSION.line(ownNumbers());
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = SESSION.line(ownNumbers());
    }

    @Arbiter
    public void judge(II_Result r) {
      r.r2 += SESSION.isWhole() ? 0 : 1;
    }

    private static RandomGenerator ownNumbers() {
      return new SplittableRandom(System.nanoTime() ^ LINES.incrementAndGet() << 20);
    }
  }

  /// The same with the random numbers of the process: both draw one name.
  @JCStressTest
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "Both could do their work, and the file is whole.")
  @Outcome(expect = FORBIDDEN, desc = "One failed over the other.")
  @State
  public static class Broken {
    private static final Session SESSION = new Session();

    @Actor
    public void first(II_Result r) {
      r.r1 = SESSION.line(() -> 1);
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = SESSION.line(() -> 1);
    }

    @Arbiter
    public void judge(II_Result r) {
      r.r2 += SESSION.isWhole() ? 0 : 1;
    }
  }

  private static final class Session {
    private final Path folder = RaceFiles.made();
    private final AtomicLong worked = new AtomicLong();

    /// What a line does with its input; how much of it failed.
    int line(RandomGenerator random) {
      return ledger(random)
          .observe(input(worked.incrementAndGet()), RaceFiles.CLOCK.now())
          .oddities()
          .size();
    }

    boolean isWhole() {
      LimitsLedger.Sightings all = ledger(RaceFiles.RANDOM).all();
      return all.oddities().isEmpty() && all.observations().size() == 1;
    }

    private LimitsLedger ledger(RandomGenerator random) {
      return new LimitsLedger(RaceFiles.DISK, folder, random);
    }

    /// Each is news to the one before: the account has worked on.
    private static SessionInput input(long number) {
      byte[] json =
          """
          {"session_id": "s-1", "cost": {"total_api_duration_ms": %d},
           "rate_limits": {"five_hour": {"used_percentage": 24, "resets_at": 4000000000}}}
          """
              .formatted(number)
              .getBytes(StandardCharsets.UTF_8);
      if (SessionParser.parse(json, json.length) instanceof SessionParse.Parsed parsed) {
        return parsed.input();
      }
      throw new IllegalStateException("expected an input, found none");
    }
  }
}
