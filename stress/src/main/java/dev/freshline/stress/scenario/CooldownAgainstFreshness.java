package dev.freshline.stress.scenario;

import dev.freshline.billing.Decision;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Origin;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// How many renders show a stale figure because a cooldown keeps it from being refreshed.
///
/// Played in the time of its own clock, without processes: one render a second (Poisson), runs of 5
/// to 40 s. `review` (300 s against 120 s) is to come out at 62.9 %, as the theory has it (V5: `1 -
/// F / (C + E W + E S)`). Freshline is asked through its own `RefreshPolicy` and `FreshnessRule`.
final class CooldownAgainstFreshness implements Scenario {
  static final double THEORY = 0.629057;

  /// Three standard deviations at this number of cycles are some 0.003.
  static final double TOLERANCE = 0.01;

  private static final int CYCLES = 2_000;
  private static final long SHORTEST_RUN = 5_000;
  private static final long LONGEST_RUN = 40_000;
  private static final double MEAN_GAP = 1_000;

  /// When a render may start a refresh, and what it shows.
  private interface Rule {
    boolean asks(@Nullable Stamp last, Moment now);

    boolean isStale(Stamp last, Moment now);
  }

  @Override
  public String name() {
    return "cooldown-against-freshness";
  }

  /// Its thousands of renders are in one.
  @Override
  public int maximum() {
    return 1;
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, (stage, round) -> count(stage, round, ours())),
        new Player("review", Expected.BROKEN, (stage, round) -> count(stage, round, theirs())));
  }

  private static Rule ours() {
    Protocol protocol = Profiles.named("freshline");
    var rule = new FreshnessRule(length(protocol.freshFor()), length(protocol.criticalAfter()));
    var policy = new RefreshPolicy(length(protocol.cooldown()), rule);
    return new Rule() {
      @Override
      public boolean asks(@Nullable Stamp last, Moment now) {
        return switch (policy.decide(last, null, null, now, false)) {
          case Decision.Ask _ -> true;
          case Decision.Cooling _, Decision.BackingOff _ -> false;
        };
      }

      @Override
      public boolean isStale(Stamp last, Moment now) {
        return rule.judge(last.beganAt(), now).freshness() != Freshness.FRESH;
      }
    };
  }

  private static Rule theirs() {
    Protocol protocol = Profiles.named("review");
    long cooldown = length(protocol.cooldown()).toMillis();
    long freshFor = length(protocol.freshFor()).toMillis();
    boolean fromStart = protocol.cooldownFrom() == Origin.START;
    boolean stampedAtStart = protocol.stampAt() == Origin.START;
    return new Rule() {
      @Override
      public boolean asks(@Nullable Stamp last, Moment now) {
        return last == null || since(last, fromStart, now) >= cooldown;
      }

      @Override
      public boolean isStale(Stamp last, Moment now) {
        return since(last, stampedAtStart, now) > freshFor;
      }

      private static long since(Stamp last, boolean start, Moment now) {
        return now.epochMillis() - (start ? last.beganAt() : last.endedAt()).epochMillis();
      }
    };
  }

  private static Duration length(@Nullable Duration duration) {
    if (duration == null) {
      throw new IllegalArgumentException("expected a duration in the profile, found none");
    }
    return duration;
  }

  private Counts count(Stage stage, int round, Rule rule) {
    SplittableRandom random = stage.random(name(), round);
    Stamp last = null;
    long now = 0;
    long began = 0;
    long ends = -1;
    int runs = 0;
    int renders = 0;
    int stale = 0;
    int prevented = 0;
    while (runs <= CYCLES) {
      now += Math.max(1, Math.round(-Math.log(1 - random.nextDouble()) * MEAN_GAP));
      if (ends >= 0 && now >= ends) {
        last = new Stamp(at(began), at(ends), "played", "1", runs);
        ends = -1;
      }
      boolean asks = rule.asks(last, at(now));
      if (last != null) {
        renders++;
        boolean isStale = rule.isStale(last, at(now));
        stale += isStale ? 1 : 0;
        prevented += isStale && !asks ? 1 : 0;
      }
      if (asks && ends < 0) {
        began = now;
        ends = now + random.nextLong(SHORTEST_RUN, LONGEST_RUN + 1);
        runs++;
      }
    }
    double share = (double) stale / renders;
    return new Counts(
        runs,
        0,
        0,
        0,
        Duration.ZERO,
        prevented,
        String.format(
            Locale.ROOT,
            "%.1f %% of %d renders stale, %d of them held back by a cooldown",
            100 * share,
            renders,
            prevented));
  }

  /// The share of renders that show a stale figure under the reviewed settings.
  double staleShare(Stage stage) {
    String why = count(stage, 0, theirs()).why();
    return Double.parseDouble(why.substring(0, why.indexOf(' '))) / 100;
  }

  private static Moment at(long millis) {
    return Moment.ofMillis(millis, null);
  }
}
