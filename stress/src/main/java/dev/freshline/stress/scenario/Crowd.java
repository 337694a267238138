package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;

/// All start at once: with nothing there yet, and after a predecessor that was killed.
///
/// One run is needed. `no-lock` runs as often as it is asked. `review`'s waiters run one after the
/// other what the first has just fetched. Of those that find `proper-lockfile`'s folder stale at
/// once, several may get it: that is a race, and takes some rounds to be seen.
final class Crowd implements Scenario {
  /// Races within which microseconds are to be met once: one in 16 was, over 33 races of 4.
  private static final int RACES = 60;

  /// More than have a core each add nothing to it.
  private static final int RACERS = 4;

  @Override
  public String name() {
    return "crowd";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player(
            "freshline", Expected.HOLDS, (stage, round) -> ours(round % 2 == 1, stage, round)),
        Player.mutant(Mutant.NO_LOCK, (stage, round) -> ours(false, stage, round)),
        new Player(
            "review",
            Expected.BROKEN,
            (stage, round) ->
                theirs(Rounds.profile("review", "deadline", "none"), "fixed:4s", stage, round)),
        new Player(
            "no-lock",
            Expected.BROKEN,
            (stage, round) -> theirs(Rounds.profile("no-lock"), "fixed:10s", stage, round)),
        new Player("proper-lockfile", Expected.BROKEN, this::races));
  }

  private Counts ours(boolean crashed, Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s");
        CacheWatch watch = CacheWatch.on(ground)) {
      int kills = crashed ? crash(ground) : 0;
      Tally before = ground.tally();
      List<Entrant> line = ground.refreshes(stage.crowd());
      StartLine.fire(line);
      List<Entrant.Finish> finishes = StartLine.finishes(line);
      long done = finishes.stream().filter(end -> end.exit() == Rounds.OK).count();
      long deferred = finishes.stream().filter(end -> end.exit() == Rounds.DEFERRED).count();
      Tally tally = ground.tally().since(before);
      int left = Rounds.left(ground);
      boolean held = done >= 1 && done + deferred == stage.crowd();
      return Rounds.watched(
          watch,
          new Counts(
              tally.runs(),
              kills,
              Math.max(0, tally.runs() - 1),
              tally.overlaps(),
              Duration.ZERO,
              (held ? 0 : 1) + tally.overlaps() + Math.abs(tally.runs() - 1) + left,
              stage.crowd()
                  + (crashed ? " after a crash: " : " cold: ")
                  + Rounds.words(tally)
                  + ", "
                  + deferred
                  + " deferred, "
                  + left
                  + " left"));
    }
  }

  /// Leaves what a refresh leaves that was killed in the middle of its run.
  private static int crash(Ground ground) throws Exception {
    List<Entrant> victim = ground.refreshes(1);
    StartLine.fire(victim);
    Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
    victim.getFirst().kill();
    StartLine.finishes(victim);
    return 1;
  }

  private Counts theirs(Protocol protocol, String duration, Stage stage, int round)
      throws Exception {
    try (Ground ground = Rounds.ground(stage, round, duration)) {
      List<Entrant> line = ground.contenders(stage.crowd(), protocol, Stage.SCALE);
      StartLine.fire(line);
      List<Showing> showings = Rounds.showings(StartLine.finishes(line));
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Rounds.worstWait(showings),
          tally.runs() - 1 + tally.overlaps(),
          stage.crowd() + " cold: " + Rounds.words(tally) + " where one run was needed");
    }
  }

  /// Several rounds on one ground; between them the folder is made stale again.
  private Counts races(Stage stage, int round) throws Exception {
    Protocol protocol =
        Rounds.profile(
            "proper-lockfile", "freshFor", "none", "cooldown", "none", "backoff", "none");
    try (Ground ground = Rounds.ground(stage, round, "fixed:8s")) {
      int races = 0;
      Tally tally = ground.tally();
      while (races < RACES && tally.overlaps() == 0) {
        races++;
        Files.deleteIfExists(ground.foreign().resolve("billing.json"));
        Path folder = Files.createDirectories(ground.foreign().resolve("billing.lock"));
        Files.setLastModifiedTime(folder, FileTime.fromMillis(0));
        List<Entrant> line = ground.contenders(RACERS, protocol, Stage.SCALE);
        StartLine.fire(line);
        StartLine.finishes(line);
        tally = ground.tally();
      }
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - races),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          RACERS
              + " at one stale folder: "
              + tally.overlaps()
              + " overlaps within "
              + races
              + " races");
    }
  }
}
