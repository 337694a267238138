package dev.freshline.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.billing.RefreshPolicy;
import dev.freshline.cache.ReadingCache;
import dev.freshline.events.Author;
import dev.freshline.events.Event;
import dev.freshline.events.Journal;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.limits.LimitsMerge;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.session.SessionInput;
import dev.freshline.session.SessionParse;
import dev.freshline.session.SessionParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What the steps of a render and of a refresh cost, warm, on files as they are in use: a reading,
/// fifty sessions, a journal.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Steps {
  private static final int SESSIONS = 50;
  private static final Duration COOLDOWN = Duration.ofMinutes(1);
  private static final FreshnessRule RULE =
      new FreshnessRule(Duration.ofSeconds(150), Duration.ofMinutes(10));
  private static final Author AUTHOR = new Author(1, "bench");

  private final RealClock clock = new RealClock();
  private final RefreshPolicy policy = new RefreshPolicy(COOLDOWN, RULE);
  private byte[] stdin = new byte[0];
  private SessionInput input = SessionInput.NOTHING;
  private Readings readings = Readings.NONE;
  private Moment now = clock.now();
  private Stamp stamp = Stamp.instant(now, "bench");
  private @Nullable Trial trial;

  /// The files of one trial.
  private record Trial(
      Folder folder,
      ReadingCache cache,
      LimitsLedger ledger,
      List<Reading<List<Limit>>> observations,
      Journal journal,
      Leases leases,
      Lease lease) {}

  @Setup(Level.Trial)
  public void open() throws IOException {
    now = clock.now();
    stamp = Stamp.instant(now, "bench");
    readings = readings();
    stdin = stdin("bench");
    input = parsed(stdin);
    trial = trial(new Folder("disk"));
  }

  private Trial trial(Folder folder) throws IOException {
    var disk = new RealDisk();
    var random = new SplittableRandom(1);
    var cache = new ReadingCache(disk, folder.resolve("state/reading.json"), random);
    var ledger = new LimitsLedger(disk, folder.resolve("state/sessions"), random);
    for (int i = 0; i < SESSIONS; i++) {
      ledger.observe(parsed(stdin("session-" + i)), now);
    }
    Leases leases = LeaseCost.leases(folder.path());
    if (!(leases.tryAcquire("bench", 0) instanceof Lease lease)) {
      throw new IOException("expected a free lease, found it taken");
    }
    cache.publish(readings, lease);
    var journal = new Journal(disk, folder.resolve("state"), random);
    return new Trial(folder, cache, ledger, ledger.all().observations(), journal, leases, lease);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    if (trial != null) {
      trial.lease().close();
      trial.folder().close();
    }
  }

  private Readings readings() {
    Instant start = now.at().minus(Duration.ofHours(1));
    var block =
        new ActiveBlock(
            start,
            start.plus(Duration.ofHours(5)),
            new Cost.Priced(8.97),
            5.78,
            18_758_871,
            237,
            List.of("claude-opus-4-7"));
    return Readings.NONE.withBlock(new Reading<>(block, stamp));
  }

  /// What Claude Code pipes into a status line, with the fields that are read and some more.
  private byte[] stdin(String session) {
    long reset = now.at().plus(Duration.ofHours(2)).getEpochSecond();
    return """
    {"session_id":"%s","transcript_path":"/home/u/.claude/projects/p/%s.jsonl","cwd":"/home/u/p",\
    "model":{"id":"claude-opus-4-7","display_name":"Opus 4.7"},"workspace":{"current_dir":"/home/u/p",\
    "project_dir":"/home/u/p"},"version":"2.1.9","output_style":{"name":"default"},\
    "cost":{"total_cost_usd":1.25,"total_duration_ms":600000,"total_api_duration_ms":120000,\
    "total_lines_added":10,"total_lines_removed":2},"context_window":{"used_percentage":41.5,\
    "context_window_size":200000},"rate_limits":{"five_hour":{"used_percentage":23.5,"resets_at":%d},\
    "seven_day":{"used_percentage":61.0,"resets_at":%d}}}
    """
        .formatted(session, session, reset, reset + 400_000)
        .getBytes(UTF_8);
  }

  private static SessionInput parsed(byte[] json) throws IOException {
    if (SessionParser.parse(json, json.length)
        instanceof SessionParse.Parsed(SessionInput input, var _)) {
      return input;
    }
    throw new IOException("expected the input to be readable");
  }

  private Trial files() {
    if (trial == null) {
      throw new IllegalStateException("expected a set-up, found none");
    }
    return trial;
  }

  @Benchmark
  @Bound(bytes = 9_000, why = "at every render; some 20 fields of a document of 1 KB")
  public Object parseInput() {
    return SessionParser.parse(stdin, stdin.length);
  }

  @Benchmark
  @Bound(bytes = 8_000, why = "at every render; one record")
  public Object readCache() {
    return files().cache().read();
  }

  /// All sessions' files read, and nothing new to write.
  @Benchmark
  @Bound(bytes = 130_000, why = "at every render; fifty records, 2 KB each")
  public Object readLedgers() {
    return files().ledger().observe(input, now);
  }

  @Benchmark
  @Bound(bytes = 8_000, why = "at every render; fifty observations of two limits")
  public Object mergeLimits() {
    return LimitsMerge.merge(files().observations(), now);
  }

  /// A fresh reading within its cooldown: serve it.
  @Benchmark
  @BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
  @Bound(
      bytes = 100,
      why = "decided at every render of every session; the goal is 200, and a third of it will do")
  public Object decideToServe() {
    return policy.decide(stamp, null, null, now, false);
  }

  @Benchmark
  @Bound(bytes = 22_000, why = "at every refresh; a record read and a record written")
  public Object publish() {
    return files().cache().publish(readings, files().lease());
  }

  @Benchmark
  @Bound(bytes = 6_500, why = "at every decision that is noted; one line")
  public boolean noteInJournal() {
    return files().journal().note(now, AUTHOR, new Event.Published("ccusage", 1));
  }
}
