package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;

/// Runs as long as the timeout, and a lock that counts as stale at that very age.
///
/// `review`: 35 s and 35 s; whoever looks while the holder is still ending its child robs it.
/// `review-after`: 15 s against runs of up to 28 s; every second look robs a living owner.
/// Freshline's lock has no age.
final class TimeoutBoundary implements Scenario {
  private static final int SESSIONS = 6;
  private static final Duration MEAN_GAP = Stage.scaled(Duration.ofSeconds(1));
  private static final String AROUND_THE_TIMEOUT = "uniform:30s..45s";
  private static final String UNDER_THE_TIMEOUT = "uniform:20s..27s";

  @Override
  public String name() {
    return "timeout-boundary";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, this::ours),
        new Player(
            "review",
            Expected.BROKEN,
            (stage, round) ->
                theirs(
                    Rounds.profile("review", "deadline", "none"),
                    AROUND_THE_TIMEOUT,
                    stage,
                    round)),
        new Player(
            "review-after",
            Expected.BROKEN,
            (stage, round) ->
                theirs(
                    Rounds.profile("review-after", "deadline", "none", "wait.count", "12"),
                    UNDER_THE_TIMEOUT,
                    stage,
                    round)));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, AROUND_THE_TIMEOUT);
        CacheWatch watch = CacheWatch.on(ground)) {
      ground.timings(Stage.scaled(Duration.ofSeconds(35)), Duration.ofMillis(50));
      List<Entrant> line = ground.refreshes(SESSIONS, "--force");
      StartLine.fire(line, MEAN_GAP, stage.random(name(), round));
      List<Entrant.Finish> finishes = StartLine.finishes(line);
      Tally tally = ground.tally();
      int odd =
          (int)
              finishes.stream()
                  .filter(
                      end ->
                          end.exit() != Rounds.OK
                              && end.exit() != Rounds.FAILED
                              && end.exit() != Rounds.DEFERRED)
                  .count();
      int left = Rounds.left(ground);
      return Rounds.watched(
          watch,
          new Counts(
              tally.runs(),
              0,
              0,
              tally.overlaps(),
              Duration.ZERO,
              tally.overlaps() + odd + left + (tally.runs() == 0 ? 1 : 0),
              Rounds.words(tally) + ", " + odd + " odd exits, " + left + " left"));
    }
  }

  private Counts theirs(Protocol protocol, String duration, Stage stage, int round)
      throws Exception {
    try (Ground ground = Rounds.ground(stage, round, duration)) {
      List<Entrant> line = ground.contenders(SESSIONS, protocol, Stage.SCALE);
      StartLine.fire(line, MEAN_GAP, stage.random(name(), round));
      List<Showing> showings = Rounds.showings(StartLine.finishes(line));
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Rounds.worstWait(showings),
          tally.overlaps(),
          Rounds.words(tally) + " over locks that were taken for stale");
    }
  }
}
