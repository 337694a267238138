package dev.freshline.stress.sim.play;

import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.BillingPipeline;
import dev.freshline.billing.Feed;
import dev.freshline.billing.Housekeeping;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.Slots;
import dev.freshline.billing.Timings;
import dev.freshline.cache.ReadingCache;
import dev.freshline.child.SupervisedChild;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.Host;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.reading.BlockState;
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
  private static final Path HOME = Path.of("/home");

  /// As `statusline` derives it from the cooldown.
  private static final int BACKOFF_PERCENT = 80;

  BillingPipeline pipeline(Housekeeping housekeeping) {
    Leases leases = leases();
    return new BillingPipeline(
        host.clock(),
        cache(),
        leases,
        new Takeover(host, leases),
        List.of(feed()),
        housekeeping);
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
    var file =
        new RecordFile(
            host.disk(), STATE.resolve("failure-ccusage.json"), FailureMemory.LIMIT, host.random());
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
    var locator =
        new CcusageLocator(host.disk(), List.of(PROGRAM.toString()), "", "linux-x64");
    return new CcusageSource(locator, ClaudeHome.of(HOME, null, null), host.disk(), runner);
  }
}
