package dev.freshline.app;

import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.Feed;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.Slots;
import dev.freshline.billing.Timings;
import dev.freshline.child.SupervisedChild;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.Host;
import dev.freshline.host.Keychain;
import dev.freshline.host.MacKeychain;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.settings.Durations;
import dev.freshline.settings.Locations;
import dev.freshline.settings.Settings;
import dev.freshline.settings.SettingsReport;
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

/// The sources that are turned on: what each feeds, when it is asked, and with what it is made.
final class Feeds {
  private static final Duration KEYCHAIN_TIMEOUT = Duration.ofSeconds(5);

  private final Machine machine;
  private final Host host;
  private final Settings settings;
  private final Path state;
  private final Path childLock;

  /// @param state where the failures of this account's sources are remembered
  /// @param childLock locked by a living child
  Feeds(Machine machine, Settings settings, Path state, Path childLock) {
    this.machine = machine;
    this.host = machine.host();
    this.settings = settings;
    this.state = state;
    this.childLock = childLock;
  }

  /// Those that are turned on, the quick one first.
  List<Feed<?>> turnedOn() {
    List<Feed<?>> feeds = new ArrayList<>(2);
    if (settings.oauth().enabled()) {
      feeds.add(usage(settings.oauth()));
    }
    if (settings.ccusage().enabled()) {
      feeds.add(block());
    }
    return feeds;
  }

  private Feed<BlockState> block() {
    return new Feed<>(
        CcusageSource.NAME,
        Slots.BLOCK,
        new RefreshPolicy(settings.timings().cooldown(), sharedRule()),
        failures(CcusageSource.NAME, BackoffTable.ofCcusage(settings.timings().backoffCap())),
        this::ccusage);
  }

  private Feed<List<Limit>> usage(Settings.OAuth oauth) {
    // Its cooldown is the endpoint's, not ours to shorten; so its readings stay fresh over a cycle.
    Duration freshFor =
        longer(
            settings.timings().freshFor(),
            oauth.cooldown().plus(oauth.timeout()).plus(Settings.CYCLE_SLACK));
    Duration criticalAfter = longer(settings.timings().criticalAfter(), freshFor.plus(freshFor));
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

  FreshnessRule sharedRule() {
    return new FreshnessRule(settings.timings().freshFor(), settings.timings().criticalAfter());
  }

  private FailureMemory failures(String source, BackoffTable table) {
    return new FailureMemory(failureFile(source), table, host.random());
  }

  RecordFile failureFile(String source) {
    return new RecordFile(
        host.disk(),
        state.resolve("failure-" + source + ".json"),
        FailureMemory.LIMIT,
        host.random());
  }

  /// How long a holder may need that asks one source after the other.
  Duration leaseFor() {
    Settings.OAuth oauth = settings.oauth();
    Duration forBlock = settings.timings().leaseFor();
    return oauth.enabled() ? forBlock.plus(oauth.timeout()) : forBlock;
  }

  /// What follows from the settings beside what they derive themselves.
  List<SettingsReport.Derived> derived() {
    var derived = new ArrayList<SettingsReport.Derived>();
    derived.add(
        new SettingsReport.Derived(
            "ccusage backoff",
            "at most " + Durations.format(settings.timings().backoffCap()),
            Timings.BACKOFF_PERCENT + " % of cooldown: a failure delays no more than a success"));
    if (settings.oauth().enabled()) {
      derived.add(
          new SettingsReport.Derived(
              "leaseFor with oauth",
              Durations.format(leaseFor()),
              "leaseFor + sources.oauth.timeout"));
      derived.add(
          new SettingsReport.Derived(
              "freshFor of the usage endpoint",
              Durations.format(usage(settings.oauth()).policy().rule().freshFor()),
              "sources.oauth.cooldown + timeout + "
                  + Durations.format(Settings.CYCLE_SLACK)
                  + ", at least freshFor"));
    }
    return derived;
  }

  private Source<BlockState> ccusage() {
    var runner =
        new SupervisedChild(
            host.clock(),
            host.disk(),
            host.processes(),
            childLock,
            settings.timings().fetchTimeout(),
            settings.timings().killGrace());
    return new CcusageSource(locator(), claudeHome(), host.disk(), runner);
  }

  CcusageLocator locator() {
    return new CcusageLocator(
        host.disk(),
        settings.ccusage().command(),
        machine.environment().getOrDefault("PATH", ""),
        CcusageLocator.platform(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  ClaudeHome claudeHome() {
    Locations locations = machine.locations();
    return ClaudeHome.of(locations.claudeDirs(), locations.claudeVariable());
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
        host.disk(), keychain, claudeHome(), machine.environment().getOrDefault("USER", ""));
  }
}
