package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Two hundred start at once: with nothing there, with a reading whose cooldown is over, and after
/// a predecessor that was killed.
///
/// One run is needed each time. `no-lock` makes as many as begin before the first has ended.
final class BigCrowd implements Scenario {
  private static final int CROWD = 200;

  /// So long that the run is held back until the last of them has started, and no cooldown after
  /// it.
  private static final Map<String, Duration> TIMINGS =
      Map.of("fetchTimeout", Duration.ofMinutes(10), "cooldown", Duration.ofMillis(100));

  /// The states in which a crowd may find things.
  private enum Found {
    NOTHING,
    A_READING_THAT_IS_DUE,
    A_KILLED_PREDECESSOR
  }

  @Override
  public String name() {
    return "crowd-of-200";
  }

  /// Two hundred JVMs start three times, at a third of a second of CPU time each.
  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(30);
  }

  /// Each state once.
  @Override
  public int minimum() {
    return Found.values().length;
  }

  @Override
  public boolean playsAlone() {
    return true;
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("no-lock", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    Found found = Found.values()[round % Found.values().length];
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s")) {
      int kills = prepare(found, ground.timings(TIMINGS));
      Tally before = ground.tally();
      ground.ccusage().hold(); // so that the last of them meets the first one's run
      List<Entrant> line = ground.refreshes(CROWD);
      StartLine.fire(line);
      Await.until(
          "all but one to end",
          Duration.ofMinutes(5),
          () -> line.stream().filter(Entrant::isAlive).count() <= 1);
      ground.ccusage().release();
      List<Entrant.Finish> finishes = StartLine.finishes(line);
      long done = finishes.stream().filter(end -> end.exit() == Rounds.OK).count();
      long deferred = finishes.stream().filter(end -> end.exit() == Rounds.DEFERRED).count();
      Tally tally = ground.tally().since(before);
      int left = Rounds.left(ground);
      boolean held = done == 1 && deferred == CROWD - 1;
      return new Counts(
          tally.runs(),
          kills,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          (held ? 0 : 1) + tally.overlaps() + Math.abs(tally.runs() - 1) + left,
          CROWD
              + " found "
              + found
              + ": "
              + Rounds.words(tally)
              + ", "
              + deferred
              + " deferred, "
              + left
              + " left");
    }
  }

  /// Returns how many were killed.
  private static int prepare(Found found, Ground ground) throws Exception {
    return switch (found) {
      case NOTHING -> 0;
      case A_READING_THAT_IS_DUE -> {
        Successor.triesToPublish(ground);
        yield 0;
      }
      case A_KILLED_PREDECESSOR -> {
        List<Entrant> victim = ground.refreshes(1);
        StartLine.fire(victim);
        Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
        victim.getFirst().kill();
        StartLine.finishes(victim);
        yield 1;
      }
    };
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    var load =
        new Load(
            Pipeline.MODEL,
            Rounds.profile("no-lock"),
            1,
            new Arrivals.Periodic(Duration.ofMillis(5)),
            "fixed:20s",
            0,
            Duration.ofSeconds(1),
            Stage.SCALE,
            stage.seed() + round);
    LoadResult result = OpenLoop.play(load, _ -> {});
    Tally tally = result.tally();
    return new Counts(
        tally.runs(),
        0,
        tally.duplicates(),
        tally.overlaps(),
        Duration.ZERO,
        tally.duplicates(),
        result.renders().size() + " renders: " + Rounds.words(tally) + " where one run was needed");
  }
}
