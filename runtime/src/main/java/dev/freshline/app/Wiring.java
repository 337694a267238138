package dev.freshline.app;

import dev.freshline.account.AccountMemory;
import dev.freshline.app.install.Replaced;
import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.BillingPipeline;
import dev.freshline.billing.Feed;
import dev.freshline.billing.ForecastFile;
import dev.freshline.billing.JournalKeeper;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.RefreshStarter;
import dev.freshline.billing.RenderPipeline;
import dev.freshline.billing.Slots;
import dev.freshline.billing.Timings;
import dev.freshline.billing.Upkeep;
import dev.freshline.cache.ReadingCache;
import dev.freshline.child.SupervisedChild;
import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.Host;
import dev.freshline.host.Keychain;
import dev.freshline.host.MacKeychain;
import dev.freshline.host.RealProcesses;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.limits.LedgerKeeper;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.settings.Durations;
import dev.freshline.settings.Locations;
import dev.freshline.settings.Settings;
import dev.freshline.settings.SettingsFile;
import dev.freshline.settings.SettingsReport;
import dev.freshline.settings.SettingsResult;
import dev.freshline.settings.StateKey;
import dev.freshline.source.CcusageLocator;
import dev.freshline.source.CcusageSource;
import dev.freshline.source.ClaudeHome;
import dev.freshline.source.CredentialStore;
import dev.freshline.source.OAuthUsageSource;
import dev.freshline.source.Source;
import dev.freshline.source.UsageEndpoint;
import dev.freshline.wire.RecordFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the rooms together: which file is where, which source feeds what, by which settings.
///
/// Everything is made when it is asked for, since a render needs a third of it.
final class Wiring {
  /// How a failure of ccusage is to be left alone at most, as a share of the cooldown: a failure
  /// must not delay a refresh more than a success does.
  private static final int BACKOFF_PERCENT = 80;

  private static final Duration KEYCHAIN_TIMEOUT = Duration.ofSeconds(5);

  private final Host host;
  private final Map<String, String> environment;
  private final Path home;
  private final Locations locations;
  private final SettingsResult settings;
  private final Path state;

  private Wiring(
      Host host,
      Map<String, String> environment,
      Path home,
      Locations locations,
      @Nullable String account) {
    this.host = host;
    this.environment = environment;
    this.home = home;
    this.locations = locations;
    this.settings = new SettingsFile(host.disk(), locations.settingsFile()).load(environment);
    this.state =
        locations
            .stateDir()
            .resolve(
                StateKey.of(
                        locations.claudeDirs(),
                        account == null ? accountMemory(host, locations, home).known() : account)
                    .name());
  }

  /// For what only looks: the account is the one last written down.
  static Wiring of(Machine machine) {
    return new Wiring(
        machine.host(), machine.environment(), machine.home(), machine.locations(), null);
  }

  /// For a refresh: finds out first which account is logged in.
  static Wiring ofRefresh(Machine machine) {
    String account = accountMemory(machine.host(), machine.locations(), machine.home()).update();
    return new Wiring(
        machine.host(), machine.environment(), machine.home(), machine.locations(), account);
  }

  private static AccountMemory accountMemory(Host host, Locations locations, Path home) {
    Path folder = locations.claudeDirs().getFirst();
    // Claude Code keeps it beside the default folder, and inside a chosen one.
    Path config =
        folder.equals(home.resolve(".claude"))
            ? home.resolve(".claude.json")
            : folder.resolve(".claude.json");
    Path file =
        locations
            .stateDir()
            .resolve("account-" + StateKey.of(locations.claudeDirs(), null).name() + ".json");
    return AccountMemory.in(host.disk(), file, host.random(), config);
  }

  Host host() {
    return host;
  }

  Locations locations() {
    return locations;
  }

  SettingsResult settings() {
    return settings;
  }

  Timings timings() {
    return inForce().timings();
  }

  private Settings inForce() {
    return settings.settings();
  }

  /// Where the state of this account is.
  Path state() {
    return state;
  }

  Leases leases() {
    return new Leases(host, locations.runDir(), RealProcesses::hostName, leaseFor());
  }

  /// A holder asks one source after the other.
  private Duration leaseFor() {
    Settings.OAuth oauth = inForce().oauth();
    Duration forBlock = timings().leaseFor();
    return oauth.enabled() ? forBlock.plus(oauth.timeout()) : forBlock;
  }

  ReadingCache cache() {
    return new ReadingCache(host.disk(), state.resolve("reading.json"), host.random());
  }

  LimitsLedger ledger() {
    return new LimitsLedger(host.disk(), sessions(), host.random());
  }

  Path sessions() {
    return state.resolve("sessions");
  }

  RenderPipeline render() {
    return new RenderPipeline(
        cache(), ledger(), sharedRule(), forecast(), feeds(), leases()::holder);
  }

  RefreshStarter starter() {
    return new RefreshStarter(host.disk(), host.processes(), leases(), locations.runDir());
  }

  /// @param session that asks, or empty
  BillingPipeline refresh(String session) {
    Leases leases = leases();
    var upkeep =
        new Upkeep(
            host.disk(),
            List.of(state, locations.runDir()),
            cache(),
            ledger(),
            new LedgerKeeper(host.disk(), sessions()),
            new JournalKeeper(journal(), forecast(), author(session)));
    return new BillingPipeline(
        host.clock(), cache(), leases, new Takeover(host, leases), feeds(), upkeep);
  }

  Journal journal() {
    return new Journal(host.disk(), state, host.random());
  }

  /// @param session that this process works for, or empty
  Author author(@Nullable String session) {
    return new Author(
        host.processes().pid(), session == null || session.isEmpty() ? null : session);
  }

  private ForecastFile forecast() {
    return new ForecastFile(
        new RecordFile(
            host.disk(), state.resolve(ForecastFile.NAME), ForecastFile.LIMIT, host.random()));
  }

  /// The sources that are turned on, the quick one first.
  List<Feed<?>> feeds() {
    List<Feed<?>> feeds = new ArrayList<>(2);
    if (inForce().oauth().enabled()) {
      feeds.add(usage(inForce().oauth()));
    }
    if (inForce().ccusage().enabled()) {
      feeds.add(block());
    }
    return feeds;
  }

  private Feed<BlockState> block() {
    return new Feed<>(
        CcusageSource.NAME,
        Slots.BLOCK,
        new RefreshPolicy(timings().cooldown(), sharedRule()),
        failures(CcusageSource.NAME, BackoffTable.ofCcusage(backoffCap())),
        this::ccusage);
  }

  private Duration backoffCap() {
    // In milliseconds: Duration multiplies through BigDecimal, which costs a cold JVM 10 ms.
    return Duration.ofMillis(timings().cooldown().toMillis() * BACKOFF_PERCENT / 100);
  }

  private Feed<List<Limit>> usage(Settings.OAuth oauth) {
    // Its cooldown is the endpoint's, not ours to shorten; so its readings stay fresh over a cycle.
    Duration freshFor =
        longer(
            timings().freshFor(),
            oauth.cooldown().plus(oauth.timeout()).plus(Settings.CYCLE_SLACK));
    Duration criticalAfter = longer(timings().criticalAfter(), freshFor.plus(freshFor));
    return new Feed<>(
        OAuthUsageSource.NAME,
        Slots.LIMITS,
        new RefreshPolicy(oauth.cooldown(), new FreshnessRule(freshFor, criticalAfter)),
        failures(OAuthUsageSource.NAME, BackoffTable.ofOAuth()),
        () -> usageSource(oauth));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private FreshnessRule sharedRule() {
    return new FreshnessRule(timings().freshFor(), timings().criticalAfter());
  }

  private FailureMemory failures(String source, BackoffTable table) {
    return new FailureMemory(failureFile(source), table, host.random());
  }

  private RecordFile failureFile(String source) {
    return new RecordFile(
        host.disk(),
        state.resolve("failure-" + source + ".json"),
        FailureMemory.LIMIT,
        host.random());
  }

  /// The small records that count as empty when they are damaged, which nobody would notice.
  List<RecordFile> records() {
    List<RecordFile> records = new ArrayList<>();
    for (Feed<?> feed : feeds()) {
      records.add(failureFile(feed.name()));
    }
    records.add(
        new RecordFile(
            host.disk(), state.resolve(ForecastFile.NAME), ForecastFile.LIMIT, host.random()));
    records.add(replacedFile(host, locations));
    return records;
  }

  /// What installing has replaced in Claude Code's settings.
  static Replaced replaced(Machine machine) {
    return new Replaced(machine.host().disk(), replacedFile(machine.host(), machine.locations()));
  }

  private static RecordFile replacedFile(Host host, Locations locations) {
    return new RecordFile(
        host.disk(),
        locations.stateDir().resolve("replaced-statusline.json"),
        Replaced.LIMIT,
        host.random());
  }

  /// What follows from the settings beside what they derive themselves.
  List<SettingsReport.Derived> derived() {
    var derived = new ArrayList<SettingsReport.Derived>();
    derived.add(
        new SettingsReport.Derived(
            "ccusage backoff",
            "at most " + Durations.format(backoffCap()),
            BACKOFF_PERCENT + " % of cooldown: a failure delays no more than a success"));
    if (inForce().oauth().enabled()) {
      derived.add(
          new SettingsReport.Derived(
              "leaseFor with oauth",
              Durations.format(leaseFor()),
              "leaseFor + sources.oauth.timeout"));
      derived.add(
          new SettingsReport.Derived(
              "freshFor of the usage endpoint",
              Durations.format(usage(inForce().oauth()).policy().rule().freshFor()),
              "sources.oauth.cooldown + timeout + "
                  + Durations.format(Settings.CYCLE_SLACK)
                  + ", at least freshFor"));
    }
    return derived;
  }

  /// Locked by a living child; its path is also the mark that children carry.
  Path childLock() {
    return locations.runDir().resolve("child.lock");
  }

  private Source<BlockState> ccusage() {
    var runner =
        new SupervisedChild(
            host.clock(),
            host.disk(),
            host.processes(),
            childLock(),
            timings().fetchTimeout(),
            timings().killGrace());
    return new CcusageSource(locator(), claudeHome(), host.disk(), runner);
  }

  CcusageLocator locator() {
    return new CcusageLocator(
        host.disk(),
        inForce().ccusage().command(),
        environment.getOrDefault("PATH", ""),
        CcusageLocator.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  ClaudeHome claudeHome() {
    return ClaudeHome.of(
        home, environment.get(Locations.CLAUDE_VARIABLE), environment.get("XDG_CONFIG_HOME"));
  }

  private Source<List<Limit>> usageSource(Settings.OAuth oauth) {
    return new OAuthUsageSource(
        new UsageEndpoint(oauth.url()),
        credentials(),
        host.http(),
        host.clock(),
        Version.current(),
        oauth.timeout());
  }

  CredentialStore credentials() {
    Keychain keychain =
        host.disk().isExecutable(MacKeychain.SECURITY)
            ? new MacKeychain(MacKeychain.SECURITY, KEYCHAIN_TIMEOUT)
            : Keychain.NONE;
    return new CredentialStore(
        host.disk(), keychain, claudeHome(), environment.getOrDefault("USER", ""));
  }
}
