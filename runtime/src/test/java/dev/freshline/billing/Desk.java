package dev.freshline.billing;

import dev.freshline.backoff.Backoff;
import dev.freshline.backoff.Backoff.Jitter;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.cache.ReadingCache;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.FakeMachine;
import dev.freshline.host.Host;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Readings;
import dev.freshline.session.SessionInput;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A made-up machine with the pipeline set up on it, so that a test reads as a timeline.
final class Desk {
  static final Duration COOLDOWN = Duration.ofSeconds(60);
  static final Duration FRESH_FOR = Duration.ofSeconds(150);
  static final Duration CRITICAL_AFTER = Duration.ofMinutes(10);
  static final Duration LEASE_FOR = Duration.ofSeconds(47);
  static final Duration BACKOFF = Duration.ofSeconds(20);
  static final FreshnessRule RULE = new FreshnessRule(FRESH_FOR, CRITICAL_AFTER);

  private static final Path STATE = Path.of("/state");
  private static final Path RUN = Path.of("/run");
  static final Path READING = STATE.resolve("reading.json");
  static final Path LOCK = RUN.resolve("lease.lock");

  final FakeMachine machine = new FakeMachine();
  final FakeSource<BlockState> ccusage =
      new FakeSource<>("ccusage", machine.clock, block(1.00, Duration.ofHours(3)));
  final FakeSource<List<Limit>> oauth =
      new FakeSource<>("oauth", machine.clock, List.of(limit("five_hour", 24)));
  final List<Runnable> tidying = new ArrayList<>();
  private final List<Feed<?>> feeds = new ArrayList<>();

  private Desk() {
    feeds.add(feed("ccusage", Slots.BLOCK, ccusage));
  }

  /// One whose only source, ccusage, was never asked.
  static Desk empty() {
    return new Desk();
  }

  /// One on which no source is turned on.
  static Desk withoutSources() {
    var desk = empty();
    desk.feeds.clear();
    return desk;
  }

  /// One whose last fetch of each source began so long ago.
  static Desk withReadingAged(Duration age) {
    return empty().aged(age);
  }

  /// One that asks the usage endpoint as well.
  static Desk withTwoSources() {
    var desk = empty();
    desk.feeds.addFirst(desk.feed("oauth", Slots.LIMITS, desk.oauth));
    return desk;
  }

  private Desk aged(Duration age) {
    ccusage.takes(Duration.ZERO);
    oauth.takes(Duration.ZERO);
    if (!(refresh() instanceof Outcome.Refreshed)) {
      throw new IllegalStateException("the first refresh did not come about");
    }
    ccusage.takes(Duration.ofSeconds(5));
    pass(age);
    return this;
  }

  private <T> Feed<T> feed(String name, Feed.Slot<T> slot, FakeSource<T> source) {
    var rule = new Backoff(BACKOFF, 1, BACKOFF, Jitter.NONE, BACKOFF);
    var failures =
        new FailureMemory(
            new RecordFile(
                machine.disk,
                STATE.resolve("failure-" + name),
                FailureMemory.LIMIT,
                machine.host().random()),
            kind -> rule,
            machine.host().random());
    return new Feed<>(name, slot, new RefreshPolicy(COOLDOWN, RULE), failures, () -> source);
  }

  /// A priced block that ends after `left`.
  BlockState block(double usd, Duration left) {
    Instant now = machine.clock.now().at();
    return new ActiveBlock(
        now.plus(left).minus(Duration.ofHours(5)),
        now.plus(left),
        new Cost.Priced(usd),
        5.5,
        1000,
        10,
        List.of("opus"));
  }

  Limit limit(String window, double percent) {
    return new Limit(window, percent, machine.clock.now().at().plus(Duration.ofHours(2)));
  }

  void pass(Duration elapsed) {
    machine.clock.advance(elapsed);
  }

  /// One refresh by this process.
  Outcome refresh() {
    return refresh(machine.host(), false);
  }

  Outcome force() {
    return refresh(machine.host(), true);
  }

  /// One refresh by a process of its own.
  Outcome refreshElsewhere() {
    return refresh(machine.host(machine.spawn().pid()), false);
  }

  /// One refresh as a render starts it.
  void refreshInBackground() {
    BillingPipeline pipeline = pipeline(machine.host());
    if (pipeline.isInVain(pipeline.refresh("ours", false))) {
      starter().leaveAlone(machine.clock.now());
    }
  }

  private Outcome refresh(Host host, boolean forced) {
    return pipeline(host).refresh("ours", forced);
  }

  private BillingPipeline pipeline(Host host) {
    Leases leases = leases(host);
    return new BillingPipeline(
        host.clock(), cache(), leases, new Takeover(host, leases), feeds, new Tidying());
  }

  /// What a test asks for, and the mark that it was done.
  private final class Tidying implements Housekeeping {
    @Override
    public void tidy(Moment now) {
      tidying.forEach(Runnable::run);
      try {
        machine.disk.secureDirectory(STATE);
        forecast().write(new Forecast(List.of(), now));
      } catch (IOException e) {
        return; // as upkeep does
      }
    }

    @Override
    public boolean isDue(Moment now) {
      return forecast().read().isOld(now);
    }
  }

  /// Lets another process hold the lease.
  Lease leaseTo(String session) {
    Leases leases = leases(machine.host(machine.spawn().pid()));
    if (leases.tryAcquire(session, readings().token()) instanceof Lease lease) {
      return lease;
    }
    throw new IllegalStateException("the lease is not free");
  }

  Leases leases() {
    return leases(machine.host());
  }

  private static Leases leases(Host host) {
    return new Leases(host, RUN, () -> "desk", LEASE_FOR);
  }

  ReadingCache cache() {
    return new ReadingCache(machine.disk, READING, machine.host().random());
  }

  Readings readings() {
    return cache().read().readings();
  }

  /// The shared file as it is, byte for byte.
  String file() {
    String text = machine.disk.text(READING);
    if (text == null) {
      throw new IllegalStateException("there is no " + READING);
    }
    return text;
  }

  RefreshStarter starter() {
    return new RefreshStarter(machine.disk, machine.processes, leases(), RUN);
  }

  /// One render of a session.
  Rendering render(SessionInput input) {
    var ledger = new LimitsLedger(machine.disk, STATE.resolve("sessions"), machine.host().random());
    return new RenderPipeline(cache(), ledger, RULE, forecast(), feeds, leases()::holder)
        .render(input, machine.clock.now());
  }

  private ForecastFile forecast() {
    return new ForecastFile(
        new RecordFile(
            machine.disk,
            STATE.resolve(ForecastFile.NAME),
            ForecastFile.LIMIT,
            machine.host().random()));
  }
}
