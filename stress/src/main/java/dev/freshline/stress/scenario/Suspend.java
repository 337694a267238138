package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.ClockSpace;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.FreshlineHome.Stored;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The machine sleeps: between two refreshes, and in the middle of one.
///
/// What was fresh is not so any more when it wakes, and its age is known. A refresh that slept
/// through its time is overdue for all who are awake before it: none of them runs beside it, and
/// one of all of them publishes. `review` finds an old lock, and runs beside its owner.
final class Suspend implements Scenario {
  private static final int RIVALS = 2;

  /// Longer than a figure is fresh, shorter than what is left of a block.
  private static final Duration SHORTEST_SLEEP = Duration.ofMinutes(10);

  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(160);

  /// Rivals look twice, two seconds apart, before they act on a holder that is past its time.
  private static final Duration LATEST_WAKING = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "suspend";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("review", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        ClockSpace clocks = ClockSpace.open(ground.folder())) {
      var findings = new Findings();
      betweenTwo(ground, clocks, random, findings);
      int stopped = amid(ground, clocks, random, findings);
      long before = ground.home().stored().token();
      int exit = Turns.refresh(ground, "--force").exit();
      findings
          .require(exit == Rounds.OK, "a refresh that failed after it")
          .require(ground.home().stored().token() > before, "a token that did not grow");
      return Turns.judge(ground, stopped, findings, stopped + " processes slept amid a run");
    }
  }

  private static Duration sleep(SplittableRandom random) {
    return Duration.ofSeconds(
        random.nextLong(SHORTEST_SLEEP.toSeconds(), LONGEST_SLEEP.toSeconds()));
  }

  private static void betweenTwo(
      Ground ground, ClockSpace clocks, SplittableRandom random, Findings findings)
      throws Exception {
    Turns.refresh(ground, "--force");
    clocks.sleep(sleep(random));
    ground.startWith(clocks.command(Duration.ZERO));
    Finish woken = Turns.render(ground);
    int runs = ground.ccusage().runs();
    int exit = Turns.refresh(ground).exit();
    findings
        .require(!Turns.isBlank(woken), "a blank render")
        .require(!Turns.showsFresh(woken), "a figure fresh after a sleep")
        .require(!Turns.showsUnknownAge(woken), "an age lost in sleep")
        .require(exit == Rounds.OK, "a refresh that failed when awake")
        .require(ground.ccusage().runs() > runs, "a refresh not due when awake")
        .require(Turns.showsFresh(Turns.render(ground)), "a figure not fresh when awake");
  }

  /// Returns how many processes slept.
  private static int amid(
      Ground ground, ClockSpace clocks, SplittableRandom random, Findings findings)
      throws Exception {
    Stored before = ground.home().stored();
    List<Entrant> all = new ArrayList<>(List.of(Turns.heldRefresh(ground)));
    List<Long> asleep = ground.living();
    Cast.signal("STOP", asleep);
    clocks.sleep(sleep(random));
    ground.startWith(clocks.command(Duration.ZERO));
    List<Entrant> rivals = ground.refreshes(RIVALS, "--force");
    StartLine.fire(rivals);
    all.addAll(rivals);
    Thread.sleep(random.nextLong(LATEST_WAKING.toMillis()));
    ground.ccusage().release();
    Cast.signal("CONT", asleep);
    List<Finish> finishes = StartLine.finishes(all);
    boolean published = finishes.stream().anyMatch(finish -> finish.exit() == Rounds.OK);
    Stored after = ground.home().stored();
    findings
        .require(published, "a sleep after which nobody published")
        .require(after.whole(), "a reading torn or lost")
        .require(after.token() > before.token(), "a token that did not grow amid it");
    return asleep.size();
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    Protocol protocol = Rounds.profile("review", "deadline", "none", "fetchTimeout", "1000s");
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        ClockSpace clocks = ClockSpace.open(ground.folder())) {
      ground.ccusage().hold();
      List<Entrant> holder = ground.contenders(1, protocol, Stage.SCALE);
      StartLine.fire(holder);
      Turns.awaitRun(ground, 0);
      List<Long> asleep = ground.living();
      Cast.signal("STOP", asleep);
      clocks.sleep(sleep(random));
      ground.startWith(clocks.command(Duration.ZERO));
      List<Entrant> rival = ground.contenders(1, protocol, Stage.SCALE);
      StartLine.fire(rival);
      Turns.awaitRun(ground, 1);
      ground.ccusage().release();
      Cast.signal("CONT", asleep);
      StartLine.finishes(holder);
      StartLine.finishes(rival);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          asleep.size(),
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " with an owner that slept");
    }
  }
}
