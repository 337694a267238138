package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.PausedRefresh;
import dev.freshline.stress.fleet.Role;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// `kill -9` at each step of a refresh: before and after lock, record, start of the child, check
/// and rename, and in the middle of a run.
///
/// Each refresh is made to wait at its step and is killed there; the next one is its successor and
/// must come to its own step at the first try. `no-supervisor` leaves an orphan,
/// `no-atomic-rename` torn readings.
final class KilledAtAStep implements Scenario {
  private static final Set<Failpoint> ALL = EnumSet.allOf(Failpoint.class);
  private static final Set<Failpoint> BESIDE_A_RUN = EnumSet.of(Failpoint.SPAWNED);
  private static final Set<Failpoint> BESIDE_A_RENAME =
      EnumSet.of(Failpoint.RENAMING, Failpoint.RENAMED);

  @Override
  public String name() {
    return "killed-at-a-step";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline((stage, round) -> play(ALL, stage, round)),
        Player.mutant(Mutant.NO_SUPERVISOR, (stage, round) -> play(BESIDE_A_RUN, stage, round)),
        Player.mutant(
            Mutant.NO_ATOMIC_RENAME, (stage, round) -> play(BESIDE_A_RENAME, stage, round)));
  }

  private Counts play(Set<Failpoint> at, Stage stage, int round) throws Exception {
    List<Failpoint> steps = new ArrayList<>(at);
    Collections.shuffle(steps, new Random(stage.random(name(), round).nextLong()));
    try (Trial trial = Trial.of(stage, stage.freshline().withFailpoints(), round, "fixed:2s")) {
      trial.firstReading();
      for (Failpoint step : steps) {
        killAt(step, trial);
        if (trial.isBroken()) {
          break; // a twin that is caught
        }
      }
      if (!trial.isBroken()) {
        killInTheRun(trial);
      }
      trial.ground.home().ageLitter();
      trial.requireSuccessor("the last kill");
      trial.requireNoLitter();
      return trial.judge(Integer.MAX_VALUE, "killed at " + steps.size() + " steps and in a run");
    }
  }

  private static void killAt(Failpoint step, Trial trial) throws Exception {
    boolean besideARun = BESIDE_A_RUN.contains(step);
    if (besideARun) {
      trial.ground.ccusage().hold();
    }
    long before = trial.watch.lookNow();
    PausedRefresh refresh = trial.ground.refreshTo(step, "--force");
    trial.findings.require(refresh.isThere(), "no successor came to '" + step.label() + "'");
    long there = trial.watch.lookNow();
    refresh.kill();
    trial.dealt(1);
    trial.findings.require(
        there > before == step.compareTo(Failpoint.RENAMED) >= 0,
        "the readings changed at another step than '" + Failpoint.RENAMED.label() + "'");
    trial.requireNoRun("a kill at '" + step.label() + "'");
    trial.ground.ccusage().release();
  }

  private static void killInTheRun(Trial trial) throws Exception {
    trial.ground.ccusage().hold();
    Entrant holder = trial.refreshToItsRun();
    trial.kill(trial.ground.cast(), Set.of(Role.HOLDER));
    holder.await();
    trial.requireNoRun("a kill in the run");
    trial.ground.ccusage().release();
  }
}
