package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Role;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `SIGSTOP` for the holder, the supervisor, the launcher or the native ccusage until after its
/// deadline, then `SIGCONT`; of the holder with and without a rival who takes over meanwhile.
///
/// What was stopped publishes nothing, its child does not live beyond its time, renders do not
/// wait, and the next in line publishes at the first try. `review` robs the stopped owner and
/// starts a second ccusage; `no-supervisor` has nobody to keep the child to its time; `no-takeover`
/// leaves the lease to the stopped holder for ever.
final class Stopped implements Scenario {
  private static final Duration TIMEOUT = Duration.ofMillis(800);
  private static final Duration GRACE = Duration.ofMillis(100);

  /// `leaseFor` is timeout, grace and 5 s; the record's grace is 2 s more.
  private static final Duration OVERDUE_AFTER =
      TIMEOUT.plus(GRACE).plus(Duration.ofSeconds(7)).plusMillis(200);

  /// How much slower a render may be beside a stopped holder than the slowest before.
  private static final int TOLERANCE = 3;

  private static final Duration SLACK = Duration.ofSeconds(1);
  private static final int RENDERS = 3;

  /// Who is stopped, and what happens before it goes on.
  private enum Case {
    HOLDER,
    HOLDER_AND_A_RIVAL,
    SUPERVISOR,
    SHIM,
    NATIVE,
    ALL_FOR_A_MOMENT
  }

  @Override
  public String name() {
    return "stopped";
  }

  /// One for each case.
  @Override
  public int minimum() {
    return Case.values().length;
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline((stage, round) -> play(Case.values()[round % minimum()], stage, round)),
        Player.mutant(Mutant.NO_SUPERVISOR, (stage, round) -> play(Case.HOLDER, stage, round)),
        Player.mutant(
            Mutant.NO_TAKEOVER, (stage, round) -> play(Case.HOLDER_AND_A_RIVAL, stage, round)),
        Player.twin("review", Stopped::theirs));
  }

  private Counts play(Case stopped, Stage stage, int round) throws Exception {
    try (Trial trial = Trial.of(stage, stage.freshline(), round, "fixed:2s")) {
      trial.ground.timings(TIMEOUT, GRACE);
      trial.ground.ccusage().shape("launcher");
      trial.firstReading();
      trial.ground.ccusage().hold();
      switch (stopped) {
        case HOLDER -> stopHolder(trial);
        case HOLDER_AND_A_RIVAL -> stopHolderUntilItIsReplaced(trial);
        case SUPERVISOR -> stopBelow(Role.SUPERVISOR, trial);
        case SHIM -> stopBelow(Role.SHIM, trial);
        case NATIVE -> stopBelow(Role.NATIVE, trial);
        case ALL_FOR_A_MOMENT -> stopAllForAMoment(trial);
      }
      trial.requireSuccessor("all went on");
      trial.requireNoLitter();
      return trial.judge(Integer.MAX_VALUE, "stopped: " + stopped);
    }
  }

  private static void stopHolder(Trial trial) throws Exception {
    Duration control = slowestRender(trial);
    Entrant holder = trial.refreshToItsRun();
    Cast cast = trial.ground.cast();
    trial.stop(cast, Set.of(Role.HOLDER));
    Duration beside = slowestRender(trial);
    trial.findings.require(
        beside.compareTo(control.multipliedBy(TOLERANCE).plus(SLACK)) < 0,
        "a render took " + beside.toMillis() + " ms, " + control.toMillis() + " ms before");
    trial.requireNoRun("its timeout, with its holder stopped");
    Trial.resume(cast, Set.of(Role.HOLDER));
    requireFailed(holder, trial);
  }

  private static void stopHolderUntilItIsReplaced(Trial trial) throws Exception {
    Entrant holder = trial.refreshToItsRun();
    long stopped = System.nanoTime();
    trial.stop(trial.ground.cast(), Set.of(Role.HOLDER));
    trial.findings.require(
        trial.refresh().exit() == Rounds.DEFERRED, "a rival did not leave it its time");
    trial.requireNoRun("its timeout, with its holder stopped");
    trial.ground.ccusage().release();
    long since = System.nanoTime() - stopped;
    Thread.sleep(Math.max(0, OVERDUE_AFTER.toMillis() - since / 1_000_000));
    // Looks twice, with the grace between: so this is after deadline and two graces.
    trial.findings.require(
        trial.refresh().exit() == Rounds.OK, "no progress after deadline and two graces");
    if (trial.isBroken()) {
      holder.kill(); // a twin's, which nobody else would end
    }
    requireFailed(holder, trial);
  }

  private static void stopBelow(Role role, Trial trial) throws Exception {
    Entrant holder = trial.refreshToItsRun();
    Cast cast = trial.ground.cast();
    trial.stop(cast, Set.of(role));
    requireFailed(holder, trial);
    trial.requireNoRun("its timeout, with the " + role + " stopped");
    Trial.resume(cast, Set.of(role));
  }

  private static void stopAllForAMoment(Trial trial) throws Exception {
    Entrant holder = trial.refreshToItsRun();
    Cast cast = trial.ground.cast();
    for (Role role : EnumSet.allOf(Role.class)) {
      trial.stop(cast, Set.of(role));
      Trial.resume(cast, Set.of(role));
    }
    trial.ground.ccusage().release();
    int exit = holder.await().exit();
    // On a slow machine the moments may have taken its time.
    trial.findings.require(
        exit == Rounds.OK || exit == Rounds.FAILED, "it ended with exit code " + exit);
  }

  private static void requireFailed(Entrant holder, Trial trial) throws Exception {
    long before = trial.watch.lookNow();
    trial.findings.require(holder.await().exit() != Rounds.OK, "a run beyond its time succeeded");
    trial.findings.require(trial.watch.lookNow() == before, "a run beyond its time was published");
  }

  private static Duration slowestRender(Trial trial) throws Exception {
    Duration slowest = Duration.ZERO;
    for (int i = 0; i < RENDERS; i++) {
      List<Entrant> render = trial.ground.statuslines(1, List.of());
      StartLine.fire(render);
      Finish finish = StartLine.finishes(render).getFirst();
      trial.findings.require(finish.exit() == 0 && !finish.out().isBlank(), "a blank render");
      slowest = finish.took().compareTo(slowest) > 0 ? finish.took() : slowest;
    }
    return slowest;
  }

  private static Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:10s")) {
      ground.ccusage().hold();
      var protocol = Rounds.profile("review", "deadline", "none");
      List<Entrant> line = ground.contenders(2, protocol, Stage.SCALE);
      StartLine.fire(line.subList(0, 1));
      Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
      List<Long> owner = List.of(line.getFirst().pid());
      Cast.signal("STOP", owner);
      Thread.sleep(Stage.scaled(Duration.ofSeconds(36)));
      StartLine.fire(line.subList(1, 2));
      boolean _ =
          Await.isSeen(Rounds.SOON, () -> ground.ccusage().runs() > 1 || !line.get(1).isAlive());
      ground.ccusage().release();
      Cast.signal("CONT", owner);
      StartLine.finishes(line);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          1,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + ": a stopped owner was robbed");
    }
  }
}
