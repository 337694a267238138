package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;

/// `kill -9` for the holder while its ccusage runs.
///
/// `review` sees a dead owner, takes its lock at once, and starts a second ccusage beside the
/// orphan. Freshline's supervisor ends the orphan; a successor publishes, and finds none alive.
final class KilledHolder implements Scenario {
  private static final String LONG = "fixed:60s";
  private static final int SUCCESSORS = 20;

  @Override
  public String name() {
    return "killed-holder";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, this::ours),
        new Player("review", Expected.BROKEN, this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, LONG)) {
      killInItsRun(ground, ground.refreshes(1, "--force"));
      ground.ccusage().lasts("fixed:5s");
      int tries = 0;
      int exit;
      do {
        List<Entrant> successor = ground.refreshes(1, "--force");
        Ground.fire(successor);
        exit = Ground.finishes(successor).getFirst().exit();
      } while (exit != Rounds.OK && ++tries < SUCCESSORS);
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      return new Counts(
          tally.runs(),
          1,
          Math.max(0, tally.runs() - 2),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps() + left + (exit == Rounds.OK ? 0 : 1) + (tally.ends() == 1 ? 0 : 1),
          Rounds.words(tally)
              + ", "
              + (tally.ends() - 1)
              + " orphans went on, published after "
              + (tries + 1)
              + " tries, "
              + left
              + " left");
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, LONG)) {
      var protocol = Rounds.profile("review", "deadline", "none", "fetchTimeout", "100s");
      List<Entrant> successor = ground.contenders(1, protocol, Stage.SCALE);
      killInItsRun(ground, ground.contenders(1, protocol, Stage.SCALE));
      Ground.fire(successor);
      Ground.finishes(successor);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          1,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " with the orphan of a killed holder");
    }
  }

  private static void killInItsRun(Ground ground, List<Entrant> holder) throws Exception {
    Ground.fire(holder);
    Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
    holder.getFirst().kill();
    Ground.finishes(holder);
  }
}
