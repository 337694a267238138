package dev.freshline.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.Feed;
import dev.freshline.billing.Figures;
import dev.freshline.billing.ForecastFile;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.RenderPipeline;
import dev.freshline.billing.Slots;
import dev.freshline.cache.ReadingCache;
import dev.freshline.display.DisplayOptions;
import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.BlockState;
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
import dev.freshline.source.CcusageSource;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What the steps of a render and of a refresh work on, as files that are in use: a reading, fifty
/// sessions, a journal; the lease is ours.
///
/// @param stdin what Claude Code pipes into a status line
/// @param input the same, read
/// @param stamp that of the reading
/// @param observations what the fifty sessions have heard of limits
/// @param figures of a render at that moment
record StepFiles(
    Folder folder,
    Moment now,
    byte[] stdin,
    SessionInput input,
    Stamp stamp,
    Readings readings,
    ReadingCache cache,
    LimitsLedger ledger,
    List<Reading<List<Limit>>> observations,
    Figures figures,
    RenderPipeline pipeline,
    Journal journal,
    Lease lease)
    implements AutoCloseable {
  static final Author AUTHOR = new Author(1, "bench");
  static final DisplayOptions DISPLAY = DisplayOptions.DEFAULT.in(Map.of("COLUMNS", "80"));

  private static final int SESSIONS = 50;
  private static final Duration COOLDOWN = Duration.ofMinutes(1);
  private static final FreshnessRule RULE =
      new FreshnessRule(Duration.ofSeconds(150), Duration.ofMinutes(10));
  static final RefreshPolicy POLICY = new RefreshPolicy(COOLDOWN, RULE);

  /// @param folder which is ours from now on
  static StepFiles open(Folder folder) throws IOException {
    Moment now = new RealClock().now();
    var disk = new RealDisk();
    var random = new SplittableRandom(1);
    var cache = new ReadingCache(disk, folder.resolve("state/reading.json"), random);
    var ledger = new LimitsLedger(disk, folder.resolve("state/sessions"), random);
    for (int i = 0; i < SESSIONS; i++) {
      ledger.observe(parsed(stdin("session-" + i, now)), now);
    }
    Leases leases = LeaseCost.leases(folder.path());
    if (!(leases.tryAcquire("bench", 0) instanceof Lease lease)) {
      throw new IOException("expected a free lease, found it taken");
    }
    Stamp stamp = Stamp.instant(now, "bench");
    Readings readings = readings(stamp, now);
    cache.publish(readings, lease);
    var pipeline =
        new RenderPipeline(
            cache,
            ledger,
            RULE,
            new ForecastFile(record(folder, ForecastFile.NAME, ForecastFile.LIMIT)),
            List.of(ccusage(folder)),
            leases::holder);
    byte[] stdin = stdin("session-0", now);
    SessionInput input = parsed(stdin);
    return new StepFiles(
        folder,
        now,
        stdin,
        input,
        stamp,
        readings,
        cache,
        ledger,
        ledger.all().observations(),
        pipeline.render(input, now).figures(),
        pipeline,
        new Journal(disk, folder.resolve("state"), random),
        lease);
  }

  private static Feed<BlockState> ccusage(Folder folder) {
    var failures =
        new FailureMemory(
            record(folder, "failure-ccusage.json", FailureMemory.LIMIT),
            BackoffTable.ofCcusage(COOLDOWN),
            new SplittableRandom(1));
    return new Feed<>(
        CcusageSource.NAME,
        Slots.BLOCK,
        POLICY,
        failures,
        () -> {
          throw new IllegalStateException("expected a render to ask no source");
        });
  }

  private static RecordFile record(Folder folder, String name, int limit) {
    return new RecordFile(
        new RealDisk(), folder.resolve("state").resolve(name), limit, new SplittableRandom(1));
  }

  private static Readings readings(Stamp stamp, Moment now) {
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

  /// With the fields that are read and some more.
  private static byte[] stdin(String session, Moment now) {
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

  @Override
  public void close() throws IOException {
    lease.close();
    folder.close();
  }
}
