package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.PausedRefresh;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.util.List;

/// One that found the readings due and is held up before it tries the lease, while another
/// refreshes them.
///
/// It gets the lease then, looks again, and finds nothing to do. `no-second-look` fetches what was
/// fetched a moment ago.
final class LateStarter implements Scenario {
  @Override
  public String name() {
    return "late-starter";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::play), Player.mutant(Mutant.NO_SECOND_LOOK, this::play));
  }

  private Counts play(Stage stage, int round) throws Exception {
    try (Trial trial = Trial.of(stage, stage.freshline().withFailpoints(), round, "fixed:2s")) {
      PausedRefresh late = trial.ground.refreshTo(Failpoint.DUE);
      trial.findings.require(late.isThere(), "nothing was due");
      var line = trial.ground.refreshes(1);
      StartLine.fire(line);
      Finish other = StartLine.finishes(line).getFirst();
      trial.findings.require(other.exit() == Rounds.OK, "the other did not publish");
      late.goOn();
      trial.findings.require(late.process().await().exit() == Rounds.OK, "the late one failed");
      trial.findings.count("runs that nobody needed", trial.ground.ccusage().runs() - 1);
      return trial.judge(1, "one run for two who found it due");
    }
  }
}
