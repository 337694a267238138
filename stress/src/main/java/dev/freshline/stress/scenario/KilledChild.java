package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Role;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// `kill -9` for the supervisor, `timeout`, the launcher and the native ccusage: one of them, two,
/// and each together with the holder.
///
/// Whoever is left ends the rest. `review` releases its lock when its launcher is gone, and starts
/// a second ccusage beside the native orphan; `no-supervisor` leaves the orphan too.
final class KilledChild implements Scenario {
  private static final List<Set<Role>> VICTIMS =
      List.of(
          Set.of(Role.SUPERVISOR),
          Set.of(Role.TIMEOUT),
          Set.of(Role.SHIM),
          Set.of(Role.NATIVE),
          Set.of(Role.SUPERVISOR, Role.SHIM),
          Set.of(Role.SUPERVISOR, Role.NATIVE),
          Set.of(Role.HOLDER, Role.SUPERVISOR),
          Set.of(Role.HOLDER, Role.TIMEOUT),
          Set.of(Role.HOLDER, Role.SHIM),
          Set.of(Role.HOLDER, Role.NATIVE));

  @Override
  public String name() {
    return "killed-child";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::play),
        Player.mutant(Mutant.NO_SUPERVISOR, this::play),
        Player.twin("review", KilledChild::theirs));
  }

  private Counts play(Stage stage, int round) throws Exception {
    List<Set<Role>> victims = new ArrayList<>(VICTIMS);
    Collections.shuffle(victims, new Random(stage.random(name(), round).nextLong()));
    try (Trial trial = Trial.of(stage, stage.freshline(), round, "fixed:2s")) {
      trial.ground.ccusage().shape("launcher");
      for (Set<Role> each : victims) {
        trial.ground.ccusage().hold();
        Entrant holder = trial.refreshToItsRun();
        trial.kill(trial.ground.cast(), each);
        trial.requireNoRun("a kill of " + each);
        trial.findings.require(holder.await().exit() != Rounds.OK, "a killed run was published");
        trial.ground.ccusage().release();
        if (trial.isBroken()) {
          break; // a twin that is caught
        }
      }
      trial.requireSuccessor("the last kill");
      trial.requireNoLitter();
      return trial.judge(Integer.MAX_VALUE, victims.size() + " sets of victims");
    }
  }

  private static Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:10s")) {
      ground.ccusage().shape("launcher").hold();
      var protocol =
          Rounds.profile(
              "review",
              "deadline",
              "none",
              "fetchTimeout",
              "100s",
              // Which start with the failure, and would only put the second run off.
              "cooldown",
              "none",
              "backoff",
              "none");
      List<Entrant> line = ground.contenders(2, protocol, Stage.SCALE);
      StartLine.fire(line.subList(0, 1));
      Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
      Cast cast = ground.cast();
      Cast.signal("KILL", cast.of(Set.of(Role.SHIM)));
      StartLine.finishes(line.subList(0, 1));
      StartLine.fire(line.subList(1, 2));
      boolean _ =
          Await.isSeen(Rounds.SOON, () -> ground.ccusage().runs() > 1 || !line.get(1).isAlive());
      ground.ccusage().release();
      StartLine.finishes(line.subList(1, 2));
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          1,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " with the orphan of a killed launcher");
    }
  }
}
