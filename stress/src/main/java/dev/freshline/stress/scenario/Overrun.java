package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A run that goes on after its timeout of 35 s, through a launcher that leaves an orphan when it
/// is killed.
///
/// `review` kills the launcher and releases its lock: the next in line starts a second ccusage
/// beside the orphan. Freshline ends the whole tree first, so that no run that was given up comes
/// to its end.
final class Overrun implements Scenario {
  private static final String TOO_LONG = "fixed:40s";

  @Override
  public String name() {
    return "overrun";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, this::ours),
        new Player("review", Expected.BROKEN, this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, TOO_LONG);
        CacheWatch watch = CacheWatch.on(ground)) {
      ground.ccusage().shape("launcher").hold();
      ground.timings(Stage.scaled(Duration.ofSeconds(35)), Duration.ofMillis(50));
      List<Entrant> first = ground.refreshes(2, "--force");
      List<Entrant> next = ground.refreshes(1, "--force");
      StartLine.fire(first);
      List<Entrant.Finish> finishes = new ArrayList<>(StartLine.finishes(first));
      StartLine.fire(next); // at the moment at which the orphan would still live
      finishes.addAll(StartLine.finishes(next));
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      int odd = (int) finishes.stream().filter(end -> end.exit() == Rounds.OK).count();
      return Rounds.watched(
          watch,
          new Counts(
              tally.runs(),
              0,
              0,
              tally.overlaps(),
              Duration.ZERO,
              tally.overlaps() + tally.ends() + odd + left + (tally.runs() < 2 ? 1 : 0),
              Rounds.words(tally)
                  + ", "
                  + tally.ends()
                  + " went on after they were given up, "
                  + left
                  + " left"));
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, TOO_LONG)) {
      ground.ccusage().shape("launcher").hold();
      List<Entrant> line =
          ground.contenders(2, Rounds.profile("review", "deadline", "none"), Stage.SCALE);
      StartLine.fire(line);
      List<Showing> showings = Rounds.showings(StartLine.finishes(line));
      ground.ccusage().release(); // and the orphans go on to their ends
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Rounds.worstWait(showings),
          tally.overlaps(),
          Rounds.words(tally) + ", " + tally.ends() + " orphans went on after the timeout");
    }
  }
}
