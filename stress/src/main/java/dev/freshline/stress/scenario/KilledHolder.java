package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// `kill -9` for the holder: while its ccusage runs, and at any moment after its start.
///
/// `review` sees a dead owner, takes its lock at once, and starts a second ccusage beside the
/// orphan. `proper-lockfile` cannot tell that its owner is dead, and nobody follows for ten
// seconds. Freshline's supervisor ends the orphan; a successor publishes, and finds none alive.
final class KilledHolder implements Scenario {
  private static final String LONG = "fixed:60s";
  private static final int KILLS = 8;
  private static final double REAL_TIME = 1;

  /// From the start of a JVM to somewhere in its run.
  private static final Duration LATEST_KILL = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "killed-holder";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(Mutant.NO_SUPERVISOR, this::ours),
        Player.twin("review", this::theirs),
        Player.twin("proper-lockfile", KilledHolder::unfollowed));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    try (Trial trial = Trial.of(stage, stage.freshline(), round, LONG)) {
      trial.ground.ccusage().hold();
      killInItsRun(trial.ground, trial.ground.refreshes(1, "--force"));
      trial.requireNoRun("a kill in its run");
      int kills = 1;
      for (int i = 1; i < KILLS && !trial.isBroken(); i++) {
        if (i % 2 == 0) {
          killInItsRun(trial.ground, trial.ground.refreshes(1, "--force"));
        } else {
          killSometime(trial.ground.refreshes(1, "--force"), random);
        }
        trial.requireNoRun("a kill");
        kills++;
      }
      trial.dealt(kills);
      trial.ground.home().ageLitter();
      trial.ground.ccusage().lasts("fixed:5s");
      trial.requireSuccessor("the last kill");
      trial.requireNoLitter();
      return trial.judge(Integer.MAX_VALUE, kills + " kills");
    }
  }

  /// Its run is held back: so it is there to be killed, whatever the moment.
  private static void killSometime(List<Entrant> holder, SplittableRandom random) throws Exception {
    StartLine.fire(holder);
    Thread.sleep(random.nextLong(LATEST_KILL.toMillis()));
    holder.getFirst().kill();
    StartLine.finishes(holder);
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, LONG)) {
      var protocol = Rounds.profile("review", "deadline", "none", "fetchTimeout", "100s");
      List<Entrant> successor = ground.contenders(1, protocol, Stage.SCALE);
      killInItsRun(ground, ground.contenders(1, protocol, Stage.SCALE));
      StartLine.fire(successor);
      StartLine.finishes(successor);
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

  /// Its lock is a folder that counts as held until it is ten seconds old: nobody can tell that its
  /// owner is dead, so the first who comes gets nothing.
  private static Counts unfollowed(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:1s")) {
      var protocol = Rounds.profile("proper-lockfile");
      ground.ccusage().hold();
      killInItsRun(ground, ground.contenders(1, protocol, REAL_TIME));
      ground.ccusage().release();
      Tally before = ground.tally();
      List<Entrant> successor = ground.contenders(1, protocol, REAL_TIME);
      StartLine.fire(successor);
      StartLine.finishes(successor);
      Tally after = ground.tally().since(before);
      return new Counts(
          before.runs() + after.runs(),
          1,
          0,
          after.overlaps(),
          Duration.ZERO,
          after.runs() == 0 ? 1 : 0,
          after.runs() + " runs by the first who came after a death");
    }
  }

  private static void killInItsRun(Ground ground, List<Entrant> holder) throws Exception {
    int runs = ground.ccusage().runs();
    StartLine.fire(holder);
    Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > runs);
    holder.getFirst().kill();
    StartLine.finishes(holder);
  }
}
