package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.PausedRefresh;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A holder that has its answer and is held up just before it publishes, while its lock file is
/// replaced; and again while another holds a new lock file, publishes, and the old one comes back.
///
/// Neither may publish: the one lacks the file that others lock, the other is of an older token.
/// `no-inode-check` fails in the first, `no-token-check` in the second.
final class FencedPublish implements Scenario {
  @Override
  public String name() {
    return "fenced-publish";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::play),
        Player.mutant(Mutant.NO_INODE_CHECK, this::play),
        Player.mutant(Mutant.NO_TOKEN_CHECK, this::play));
  }

  private Counts play(Stage stage, int round) throws Exception {
    try (Trial trial = Trial.of(stage, stage.freshline().withFailpoints(), round, "fixed:2s")) {
      trial.firstReading();
      Path lock = trial.ground.freshline().resolve("run/lease.lock");

      PausedRefresh robbed = trial.ground.refreshTo(Failpoint.PUBLISHING, "--force");
      Files.move(lock, lock.resolveSibling("old"));
      Files.createFile(lock);
      requireFenced(robbed, trial, "whose lock file was replaced");

      PausedRefresh late = trial.ground.refreshTo(Failpoint.PUBLISHING, "--force");
      Path aside = lock.resolveSibling("aside");
      Files.move(lock, aside);
      trial.requireSuccessor("the loss of the lock file");
      Files.delete(lock);
      Files.move(aside, lock);
      requireFenced(late, trial, "of an older token");

      trial.requireSuccessor("two that were fenced");
      return trial.judge(5, "two late publishers");
    }
  }

  private static void requireFenced(PausedRefresh refresh, Trial trial, String who)
      throws Exception {
    long before = trial.watch.lookNow();
    refresh.goOn();
    int exit = refresh.process().await().exit();
    trial.findings.require(
        exit == Rounds.FAILED && trial.watch.lookNow() == before, "published by one " + who);
  }
}
