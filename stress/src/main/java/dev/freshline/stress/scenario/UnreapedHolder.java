package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A holder that was killed and that its parent does not reap: a zombie answers to signal 0.
///
/// A zombie has no locks, so Freshline's successor takes the lease. `ccusage-statusline` asks
/// whether the pid in its file lives, is told so, and never fetches again.
final class UnreapedHolder implements Scenario {
  /// A parent that never waits for its child.
  private static final String CARELESS =
      "exec 3<&0; \"$@\" <&3 3<&- & exec sleep 1000 >/dev/null 3<&-";

  @Override
  public String name() {
    return "zombie-holder";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("ccusage-statusline", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s")) {
      List<Entrant> parents = careless(ground).refreshes(1, "--force");
      ground.startWith(List.of());
      killUnreaped(ground, parents);
      boolean _ = ground.hasNoRun(Rounds.SOON); // one that goes on is counted as an orphan
      ground.ccusage().release();
      int tries = Successor.triesToPublish(ground);
      end(parents);
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      int orphans = tally.ends() - (Successor.published(tries) ? 1 : 0);
      return new Counts(
          tally.runs(),
          1,
          0,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps() + left + (Successor.published(tries) ? 0 : 1) + Math.abs(orphans),
          Rounds.words(tally)
              + ", published beside a zombie at try "
              + tries
              + ", "
              + orphans
              + " orphans went on, "
              + left
              + " left");
    }
  }

  private static Ground careless(Ground ground) {
    return ground.startWith(List.of("sh", "-c", CARELESS, "parent"));
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s")) {
      var protocol = Rounds.profile("ccusage-statusline");
      List<Entrant> parents = careless(ground).contenders(1, protocol, Stage.SCALE);
      List<Entrant> successor = ground.startWith(List.of()).contenders(1, protocol, Stage.SCALE);
      killUnreaped(ground, parents);
      ground.ccusage().release();
      StartLine.fire(successor);
      Showing shown = Rounds.showings(StartLine.finishes(successor)).getFirst();
      end(parents);
      Tally tally = ground.tally();
      int gaveUp = shown.how() == How.GAVE_UP ? 1 : 0;
      return new Counts(
          tally.runs(),
          1,
          0,
          tally.overlaps(),
          shown.waited(),
          gaveUp,
          gaveUp + " of 1 took a zombie for the living owner");
    }
  }

  /// Its run is held back: so it is there to be killed in, however long that takes.
  private static void killUnreaped(Ground ground, List<Entrant> parents) throws Exception {
    ground.ccusage().hold();
    StartLine.fire(parents);
    Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > 0);
    ProcessHandle parent = ProcessHandle.of(parents.getFirst().pid()).orElseThrow();
    ProcessHandle holder = parent.children().findFirst().orElseThrow();
    holder.destroyForcibly();
    Await.until("a zombie", Rounds.SOON, () -> isZombie(holder.pid()));
  }

  private static boolean isZombie(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
  }

  private static void end(List<Entrant> parents) throws Exception {
    parents.forEach(Entrant::kill);
    StartLine.finishes(parents);
  }
}
