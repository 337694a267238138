package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Role;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Refreshes all the time, and kills and stops at random moments for whoever is at work: holder,
/// supervisor, launcher, native ccusage.
///
/// Whatever happens, what may never happen may not happen then. `review` overlaps with its orphans.
final class Storm implements Scenario {
  private static final List<Role> ROLES = List.of(Role.values());
  private static final int FAULTS = 60;
  private static final int CONTENDERS = 2;
  private static final int KILLS_IN_TEN = 3;

  /// The others strike whoever is there, which mostly is a JVM that starts.
  private static final int IN_A_RUN_IN_TEN = 9;

  private static final long LONGEST_STOP_MILLIS = 60;
  private static final long LONGEST_CALM_MILLIS = 80;

  /// For a run to begin.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// In which a machine that does much else deals out what it can.
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public int minimum() {
    return 2;
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("review", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Trial trial = Trial.of(stage, stage.freshline(), round, "uniform:20s..60s")) {
      Ground ground = trial.ground;
      ground.ccusage().shape("launcher");
      int dealt =
          rage(
              ground,
              stage.random(name(), round),
              () -> ground.refreshes(1, "--force"),
              () -> false);
      trial.dealt(dealt);
      trial.requireNoRun("the storm");
      ground.home().ageLitter();
      trial.requireSuccessor("the storm");
      trial.requireNoLitter();
      return trial.judge(Integer.MAX_VALUE, dealt + " kills and stops at random");
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "uniform:20s..60s")) {
      ground.ccusage().shape("launcher");
      var protocol =
          Rounds.profile(
              "review",
              "deadline",
              "none",
              "freshFor",
              "1ms",
              "cooldown",
              "none",
              "backoff",
              "none");
      int dealt =
          rage(
              ground,
              stage.random(name(), round),
              () -> ground.contenders(1, protocol, Stage.SCALE),
              () -> ground.ccusage().alive() > 1);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          dealt,
          0,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " in the storm");
    }
  }

  /// Gets one more ready.
  private interface Supply {
    List<Entrant> next() throws Exception;
  }

  /// Returns how many faults were dealt, until there is nothing more to see.
  private static int rage(
      Ground ground, SplittableRandom random, Supply supply, Await.Check isCaught)
      throws Exception {
    List<Entrant> alive = new ArrayList<>();
    int dealt = 0;
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (dealt < FAULTS && !isCaught.holds() && System.nanoTime() - deadline < 0) {
      alive.removeIf(entrant -> !entrant.isAlive());
      while (alive.size() < CONTENDERS) {
        List<Entrant> line = supply.next();
        StartLine.fire(line);
        alive.addAll(line);
      }
      if (random.nextInt(10) < IN_A_RUN_IN_TEN) {
        boolean _ = Await.isSeen(PATIENCE, () -> ground.ccusage().alive() > 0);
      }
      Thread.sleep(random.nextLong(LONGEST_CALM_MILLIS));
      dealt += strike(victims(ground, alive, random), random);
    }
    StartLine.finishes(alive);
    return dealt;
  }

  /// A part in the present run, or one who only waits for his turn.
  private static List<Long> victims(Ground ground, List<Entrant> alive, SplittableRandom random)
      throws Exception {
    Role role = ROLES.get(random.nextInt(ROLES.size()));
    List<Long> playing = ground.cast().of(Set.of(role));
    Entrant any = alive.get(random.nextInt(alive.size()));
    return playing.isEmpty() && any.isAlive() ? List.of(any.pid()) : playing;
  }

  private static int strike(List<Long> victims, SplittableRandom random) throws Exception {
    boolean kills = random.nextInt(10) < KILLS_IN_TEN;
    long stopFor = random.nextLong(LONGEST_STOP_MILLIS);
    if (kills) {
      Cast.signal("KILL", victims);
    } else {
      Cast.signal("STOP", victims);
      Thread.sleep(stopFor);
      Cast.signal("CONT", victims);
    }
    return victims.size();
  }
}
