package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.fleet.Share;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The review's seconds as seconds: ten sessions, runs of 5 to 40 s, a render every two seconds.
///
/// Freshline with its own defaults never runs twice at once, never shows an old figure without a
/// mark, and has no stale figure to show once there is one. `review` shows stale figures as fresh.
final class RealTime implements Scenario {
  /// Two of `review`'s cycles (300 s and a run), and a minute.
  private static final Duration SPAN = Duration.ofMinutes(12);

  private static final int SESSIONS = 10;
  private static final Duration MEAN_GAP = Duration.ofSeconds(2);
  private static final double REAL = 1;

  @Override
  public String name() {
    return "real-time";
  }

  /// Each player takes longer than a quick gate.
  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(30);
  }

  @Override
  public boolean playsBeside() {
    return true;
  }

  @Override
  public int maximum() {
    return 1;
  }

  @Override
  public Duration firstRound() {
    return SPAN;
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline((stage, round) -> play("freshline", Pipeline.PRODUCTION, stage, round)),
        Player.twin("review", (stage, round) -> play("review", Pipeline.MODEL, stage, round)));
  }

  private static Counts play(String profile, Pipeline pipeline, Stage stage, int round)
      throws Exception {
    var load =
        new Load(
            pipeline,
            Profiles.named(profile),
            SESSIONS,
            new Arrivals.Poisson(MEAN_GAP),
            "uniform:5s..40s",
            0,
            SPAN,
            REAL,
            stage.seed() + round);
    LoadResult result = OpenLoop.play(load, _ -> {});
    Tally tally = result.tally();
    Share stale = result.stale();
    return new Counts(
        tally.runs(),
        0,
        tally.duplicates(),
        tally.overlaps(),
        Duration.ZERO,
        (int) result.lies() + tally.overlaps() + (stale.value() > 0 ? 1 : 0) + result.left().size(),
        String.format(
            Locale.ROOT,
            "%d renders: %.1f %% stale, %d of them unmarked, %s, %d left",
            result.renders().size(),
            100 * stale.value(),
            result.lies(),
            Rounds.words(tally),
            result.left().size()));
  }
}
