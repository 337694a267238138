package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// `kill -9` for the holder: while its ccusage runs, and at any moment after its start.
///
/// `review` sees a dead owner, takes its lock at once, and starts a second ccusage beside the
/// orphan. Freshline's supervisor ends the orphan; a successor publishes, and finds none alive.
final class KilledHolder implements Scenario {
  private static final String LONG = "fixed:60s";
  private static final int SUCCESSORS = 10;
  private static final int KILLS = 3;

  /// From the start of a JVM to somewhere in its run, which takes 1.2 s.
  private static final Duration LATEST_KILL = Duration.ofSeconds(1);

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
      SplittableRandom random = stage.random(name(), round);
      int survivors = 0;
      for (int i = 1; i < KILLS; i++) {
        survivors += killSometime(ground.refreshes(1, "--force"), random) ? 0 : 1;
      }
      int tries = triesToPublish(ground);
      Tally tally = ground.tally();
      int orphans = tally.ends() - survivors - (tries > SUCCESSORS ? 0 : 1);
      int left = Rounds.left(ground);
      return new Counts(
          tally.runs(),
          KILLS,
          0,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps() + left + (tries > SUCCESSORS ? 1 : 0) + Math.abs(orphans),
          Rounds.words(tally)
              + ", "
              + orphans
              + " orphans went on, published at try "
              + tries
              + ", "
              + left
              + " left");
    }
  }

  /// Whether it was still there to be killed.
  private static boolean killSometime(List<Entrant> holder, SplittableRandom random)
      throws Exception {
    Ground.fire(holder);
    Thread.sleep(random.nextLong(LATEST_KILL.toMillis()));
    holder.getFirst().kill();
    return Ground.finishes(holder).getFirst().exit() != Rounds.OK;
  }

  /// A successor may still find the orphan that is being ended; the next may not.
  private static int triesToPublish(Ground ground) throws Exception {
    ground.ccusage().lasts("fixed:5s");
    for (int tries = 1; tries <= SUCCESSORS; tries++) {
      List<Entrant> successor = ground.refreshes(1, "--force");
      Ground.fire(successor);
      if (Ground.finishes(successor).getFirst().exit() == Rounds.OK) {
        return tries;
      }
    }
    return SUCCESSORS + 1;
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
