package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;

/// Many who need the result of one long run.
///
/// `review` and `review-before` wait for it within a budget that ends before the run does, and have
/// waited for nothing. Freshline does not wait: while the run is held back all others have ended,
/// and said who is at it; so have the renders.
final class RetryBudget implements Scenario {
  private static final int SESSIONS = 6;
  private static final int RENDERS = 2;

  @Override
  public String name() {
    return "retry-budget";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, this::ours),
        new Player(
            "review",
            Expected.BROKEN,
            (stage, round) -> theirs("review", "fixed:33s", stage, round)),
        new Player(
            "review-before",
            Expected.BROKEN,
            (stage, round) -> theirs("review-before", "fixed:20s", stage, round)));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        CacheWatch watch = CacheWatch.on(ground)) {
      ground.ccusage().hold();
      List<Entrant> line = ground.refreshes(SESSIONS);
      List<Entrant> renders = ground.statuslines(RENDERS, List.of());
      StartLine.fire(line);
      boolean ended =
          Await.isSeen(Rounds.SOON, () -> line.stream().filter(Entrant::isAlive).count() == 1);
      StartLine.fire(renders);
      List<Entrant.Finish> shown = StartLine.finishes(renders);
      int ends = ground.ccusage().runs() - ground.ccusage().alive();
      ground.ccusage().release();
      List<Entrant.Finish> finishes = StartLine.finishes(line);
      long deferred = finishes.stream().filter(end -> end.exit() == Rounds.DEFERRED).count();
      long done = finishes.stream().filter(end -> end.exit() == Rounds.OK).count();
      long blank = shown.stream().filter(end -> end.exit() != 0 || end.out().isBlank()).count();
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      boolean held = ended && ends == 0 && done == 1 && deferred == SESSIONS - 1 && blank == 0;
      return Rounds.watched(
          watch,
          new Counts(
              tally.runs(),
              0,
              Math.max(0, tally.runs() - 1),
              tally.overlaps(),
              Duration.ZERO,
              (held ? 0 : 1) + tally.overlaps() + left + Math.abs(tally.runs() - 1),
              deferred
                  + " deferred and "
                  + RENDERS
                  + " rendered while the run was held back, "
                  + blank
                  + " blank, "
                  + left
                  + " left"));
    }
  }

  private Counts theirs(String profile, String duration, Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, duration)) {
      List<Entrant> line = ground.contenders(SESSIONS, Rounds.profile(profile), Stage.SCALE);
      StartLine.fire(line);
      List<Showing> showings = Rounds.showings(StartLine.finishes(line));
      int none =
          (int)
              showings.stream()
                  .filter(end -> end.how() == How.GAVE_UP || end.how() == How.DEADLINE)
                  .count();
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Rounds.worstWait(showings),
          none,
          none + " of " + SESSIONS + " waited and got nothing");
    }
  }
}
