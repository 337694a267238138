package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.FreshlineHome.Stored;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.PausedRefresh;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// The lock, a record, the reading or a folder is removed or replaced while the lease is held: at
/// any step of a refresh, and in the middle of a run with a rival there.
///
/// Who no longer has the lock that others see publishes nothing, nor does one whom a later token
/// has overtaken; nothing is torn; no two runs live at once; and when it is over a crowd finds all
/// in order. Without the checks Freshline would publish; `review`'s lock is free as soon as its
/// file is gone, and a second run begins.
final class ReplacedFile implements Scenario {
  private static final int CROWD = 3;

  /// The rival's comes from elsewhere in the list than the one at a step.
  private static final int APART = 7;

  private static final List<Upheaval> UPHEAVALS = List.of(Upheaval.values());
  private static final List<Failpoint> STEPS = List.of(Failpoint.values());

  @Override
  public String name() {
    return "replaced-file";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(
            Mutant.NO_INODE_CHECK,
            (stage, round) -> atPublication(Upheaval.RUN_FOLDER_REPLACED, stage, round)),
        Player.mutant(
            Mutant.NO_TOKEN_CHECK,
            (stage, round) -> atPublication(Upheaval.READING_OF_A_LATER_TOKEN, stage, round)),
        Player.twin("review", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    Failpoint step = STEPS.get(random.nextInt(STEPS.size()));
    Upheaval first = Turns.nth(UPHEAVALS, round);
    Upheaval second = Turns.nth(UPHEAVALS, round + APART);
    try (Ground ground = ground(stage, round)) {
      var findings = new Findings();
      atStep(ground, step, first, findings);
      whileHeld(ground, second, findings);
      afterwards(ground, findings);
      return Turns.judge(
          ground, findings, first + " at '" + step.label() + "', " + second + " with a rival");
    }
  }

  private Counts atPublication(Upheaval upheaval, Stage stage, int round) throws Exception {
    try (Ground ground = ground(stage, round)) {
      var findings = new Findings();
      atStep(ground, Failpoint.PUBLISHING, upheaval, findings);
      return Turns.judge(ground, findings, upheaval + " before a publication");
    }
  }

  private static Ground ground(Stage stage, int round) throws Exception {
    var ground = new Ground(stage.freshline().withFailpoints());
    ground.ccusage().lasts("fixed:0s").scale(Stage.SCALE).seed(stage.seed() + round);
    return ground;
  }

  private static void strike(Ground ground, Upheaval upheaval) throws IOException {
    upheaval.strike(ground.home(), Files.createTempDirectory(ground.folder(), "aside"));
  }

  private static void atStep(Ground ground, Failpoint step, Upheaval upheaval, Findings findings)
      throws Exception {
    Turns.refresh(ground, "--force");
    long before = ground.home().stored().token();
    PausedRefresh paused = ground.refreshTo(step, "--force");
    strike(ground, upheaval);
    Stored struck = ground.home().stored();
    paused.goOn();
    boolean published = paused.process().await().exit() == Rounds.OK;
    Stored after = ground.home().stored();
    String when = upheaval + " at '" + step.label() + "'";
    findings.require(!after.isTorn(), "a torn reading after " + when);
    if (isHeldAndUnchecked(step) && upheaval.fencesTheHolder()) {
      findings.require(!published && after.equals(struck), "a publication in spite of " + when);
    }
    if (isAnswered(step) && !upheaval.fencesTheHolder()) {
      findings.require(published && after.token() > before, "a publication kept off by " + when);
    }
  }

  private static boolean isHeldAndUnchecked(Failpoint step) {
    return step.compareTo(Failpoint.LOCKED) >= 0 && step.compareTo(Failpoint.PUBLISHING) <= 0;
  }

  private static boolean isAnswered(Failpoint step) {
    return step == Failpoint.ENDED || step == Failpoint.PUBLISHING;
  }

  private static void whileHeld(Ground ground, Upheaval upheaval, Findings findings)
      throws Exception {
    Turns.refresh(ground, "--force");
    Entrant holder = Turns.heldRefresh(ground);
    int runs = ground.ccusage().runs();
    strike(ground, upheaval);
    List<Entrant> line = ground.refreshes(1, "--force");
    Entrant rival = line.getFirst();
    StartLine.fire(line);
    boolean _ = Await.isSeen(Rounds.SOON, () -> ground.ccusage().runs() > runs || !rival.isAlive());
    ground.ccusage().release();
    boolean published = holder.await().exit() == Rounds.OK;
    boolean deferred = rival.await().exit() == Rounds.DEFERRED;
    String what = upheaval + " amid a run";
    findings.require(!ground.home().stored().isTorn(), "a torn reading after " + what);
    if (!upheaval.freesTheLease()) {
      findings
          .require(deferred, "a rival not deferred after " + what)
          .require(published != upheaval.fencesTheHolder(), "a wrong end after " + what);
    }
  }

  private static void afterwards(Ground ground, Findings findings) throws Exception {
    long before = ground.home().stored().token();
    List<Entrant> crowd = ground.refreshes(CROWD, "--force");
    StartLine.fire(crowd);
    List<Finish> finishes = StartLine.finishes(crowd);
    Stored after = ground.home().stored();
    findings
        .require(finishes.stream().anyMatch(end -> end.exit() == Rounds.OK), "no recovery")
        .require(after.whole() && after.token() > before, "no later reading at the end");
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    Protocol protocol = Rounds.profile("review", "deadline", "none", "fetchTimeout", "1000s");
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      ground.ccusage().hold();
      List<Entrant> line = ground.contenders(2, protocol, Stage.SCALE);
      StartLine.fire(line.subList(0, 1));
      Turns.awaitRun(ground, 0);
      Path lock = ground.foreign().resolve("billing.lock");
      Files.move(lock, lock.resolveSibling("taken"));
      StartLine.fire(line.subList(1, 2));
      Turns.awaitRun(ground, 1);
      ground.ccusage().release();
      StartLine.finishes(line);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          tally.runs() - 1,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " when the lock's file was gone");
    }
  }
}
