package dev.freshline.stress.sim.play;

import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.BillingPipeline;
import dev.freshline.billing.Feed;
import dev.freshline.billing.ForecastFile;
import dev.freshline.billing.Housekeeping;
import dev.freshline.billing.JournalKeeper;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.RefreshStarter;
import dev.freshline.billing.RenderPipeline;
import dev.freshline.billing.Rendering;
import dev.freshline.billing.Slots;
import dev.freshline.billing.Timings;
import dev.freshline.billing.Upkeep;
import dev.freshline.cache.ReadingCache;
import dev.freshline.child.SupervisedChild;
import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.Host;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.limits.LedgerKeeper;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.BlockState;
import dev.freshline.session.SessionInput;
import dev.freshline.source.CcusageLocator;
import dev.freshline.source.CcusageSource;
import dev.freshline.source.ClaudeHome;
import dev.freshline.source.Source;
import dev.freshline.wire.RecordFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Freshline's own code, put together for one simulated process.
///
/// @param host through which it sees the machine
record Session(Host host, Timings timings) {
  static final Path STATE = Path.of("/state");
  static final Path RUN = Path.of("/run");
  static final Path CACHE = STATE.resolve("reading.json");
  static final Path LOCK = RUN.resolve("lease.lock");
  static final Path CHILD_LOCK = RUN.resolve("child.lock");
  static final Path PROGRAM = Path.of("/usr/bin/ccusage");
  private static final Path SESSIONS = STATE.resolve("sessions");
  private static final List<Path> CLAUDE =
      List.of(Path.of("/home/.claude"), Path.of("/home/.config/claude"));

  /// As `statusline` derives it from the cooldown.
  private static final int BACKOFF_PERCENT = 80;

  BillingPipeline pipeline(Housekeeping housekeeping) {
    Leases leases = leases();
    return new BillingPipeline(
        host.clock(), cache(), leases, new Takeover(host, leases), List.of(feed()), housekeeping);
  }

  /// What a render shows, and whether a refresh is due.
  Rendering render() {
    return new RenderPipeline(
            cache(), ledger(), rule(), forecast(), List.of(feed()), leases()::holder)
        .render(SessionInput.NOTHING, host.clock().now());
  }

  RefreshStarter starter() {
    return new RefreshStarter(host.disk(), host.processes(), leases(), RUN);
  }

  /// What a refresher does under the lease beside refreshing.
  Housekeeping upkeep() {
    var journal = new Journal(host.disk(), STATE, host.random());
    return new Upkeep(
        host.disk(),
        List.of(STATE, RUN),
        cache(),
        ledger(),
        new LedgerKeeper(host.disk(), SESSIONS),
        new JournalKeeper(journal, forecast(), new Author(host.processes().pid(), null)));
  }

  private LimitsLedger ledger() {
    return new LimitsLedger(host.disk(), SESSIONS, host.random());
  }

  private ForecastFile forecast() {
    return new ForecastFile(record(ForecastFile.NAME, ForecastFile.LIMIT));
  }

  private RecordFile record(String name, int limit) {
    return new RecordFile(host.disk(), STATE.resolve(name), limit, host.random());
  }

  Leases leases() {
    return new Leases(host, RUN, () -> "simulated", timings.leaseFor());
  }

  ReadingCache cache() {
    return new ReadingCache(host.disk(), CACHE, host.random());
  }

  FreshnessRule rule() {
    return new FreshnessRule(timings.freshFor(), timings.criticalAfter());
  }

  static Duration backoffCap(Timings timings) {
    return Duration.ofMillis(timings.cooldown().toMillis() * BACKOFF_PERCENT / 100);
  }

  Feed<BlockState> feed() {
    RecordFile file = record("failure-ccusage.json", FailureMemory.LIMIT);
    BackoffTable table = BackoffTable.ofCcusage(backoffCap(timings));
    return new Feed<>(
        CcusageSource.NAME,
        Slots.BLOCK,
        new RefreshPolicy(timings.cooldown(), rule()),
        new FailureMemory(file, table, host.random()),
        this::ccusage);
  }

  private Source<BlockState> ccusage() {
    var runner =
        new SupervisedChild(
            host.clock(),
            host.disk(),
            host.processes(),
            CHILD_LOCK,
            timings.fetchTimeout(),
            timings.killGrace());
    var locator = new CcusageLocator(host.disk(), List.of(PROGRAM.toString()), "", "linux-x64");
    return new CcusageSource(locator, ClaudeHome.of(CLAUDE, null), host.disk(), runner);
  }
}
