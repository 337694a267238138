package dev.freshline.app;

import dev.freshline.account.AccountMemory;
import dev.freshline.app.install.Replaced;
import dev.freshline.billing.BillingPipeline;
import dev.freshline.billing.Feed;
import dev.freshline.billing.ForecastFile;
import dev.freshline.billing.JournalKeeper;
import dev.freshline.billing.RefreshStarter;
import dev.freshline.billing.RenderPipeline;
import dev.freshline.billing.Upkeep;
import dev.freshline.cache.ReadingCache;
import dev.freshline.events.Author;
import dev.freshline.events.Journal;
import dev.freshline.host.Host;
import dev.freshline.host.RealProcesses;
import dev.freshline.lease.Leases;
import dev.freshline.lease.Takeover;
import dev.freshline.limits.LedgerKeeper;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.settings.Locations;
import dev.freshline.settings.SettingsFile;
import dev.freshline.settings.SettingsResult;
import dev.freshline.settings.StateKey;
import dev.freshline.wire.RecordFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the rooms together: which file is where, and which pipeline works on which.
///
/// Everything is made when it is asked for, since a render needs a third of it.
final class Wiring {
  private static final String MADE_ANEW = "remove it; it is made anew";

  private final Host host;
  private final Locations locations;
  private final SettingsResult settings;
  private final Path state;
  private final Feeds feeds;

  private Wiring(Machine machine, String account) {
    this.host = machine.host();
    this.locations = machine.locations();
    this.settings =
        new SettingsFile(host.disk(), locations.settingsFile()).load(machine.environment());
    this.state = locations.stateDir().resolve(StateKey.of(locations.claudeDirs(), account).name());
    this.feeds = new Feeds(machine, settings.settings(), state, childLock());
  }

  /// For what only looks: the account is the one last written down.
  static Wiring of(Machine machine) {
    return new Wiring(machine, accountMemory(machine).known());
  }

  /// For a refresh: finds out first which account is logged in.
  static Wiring ofRefresh(Machine machine) {
    return new Wiring(machine, accountMemory(machine).update());
  }

  private static AccountMemory accountMemory(Machine machine) {
    Host host = machine.host();
    Path home = machine.home();
    Locations locations = machine.locations();
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

  Feeds feeds() {
    return feeds;
  }

  /// Where the state of this account is.
  Path state() {
    return state;
  }

  Leases leases() {
    return new Leases(host, locations.runDir(), RealProcesses::hostName, feeds.leaseFor());
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
        cache(), ledger(), feeds.sharedRule(), forecast(), feeds.turnedOn(), leases()::holder);
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
        host.clock(), cache(), leases, new Takeover(host, leases), feeds.turnedOn(), upkeep);
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
    return new ForecastFile(forecastFile());
  }

  private RecordFile forecastFile() {
    return new RecordFile(
        host.disk(), state.resolve(ForecastFile.NAME), ForecastFile.LIMIT, host.random());
  }

  /// The small records that count as empty when they are damaged, which nobody would notice, and
  /// what to do then.
  Map<RecordFile, String> records() {
    Map<RecordFile, String> records = new LinkedHashMap<>();
    for (Feed<?> feed : feeds.turnedOn()) {
      records.put(feeds.failureFile(feed.name()), MADE_ANEW);
    }
    records.put(forecastFile(), MADE_ANEW);
    records.put(
        replacedFile(host, locations),
        "remove it; what 'uninstall' would have put back is in a settings.json.freshline-backup-N"
            + " beside Claude Code's settings.json");
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

  /// Locked by a living child; its path is also the mark that children carry.
  Path childLock() {
    return locations.runDir().resolve("child.lock");
  }
}
