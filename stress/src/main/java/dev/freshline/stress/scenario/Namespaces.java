package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.PidNamespace;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One home, used from several pid namespaces (containers, say) at once, where a pid means a
/// process in one and another, or none, in the next.
///
/// The kernel's lock is one for all of them. One run is made; a container that is killed in its run
/// takes the run along, and a successor outside publishes. `review` does not find the pid of a
/// living owner in another namespace, takes him for dead, and starts a second run.
final class Namespaces implements Scenario {
  private static final int EACH = 2;

  /// Among so many pids hardly one is somebody's outside.
  private static final long LEAST_PID = 5_000;

  private static final long MOST_PID = 32_000;

  @Override
  public String name() {
    return "pid-namespaces";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("review", this::theirs));
  }

  private List<String> namespace(Stage stage, int round) {
    return PidNamespace.from(stage.random(name(), round).nextLong(LEAST_PID, MOST_PID));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    PidNamespace.require();
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s")) {
      List<Entrant> line = new ArrayList<>(ground.refreshes(EACH));
      line.addAll(ground.startWith(namespace(stage, round)).refreshes(EACH));
      StartLine.fire(line);
      int odd = odd(StartLine.finishes(line));
      int wanted = ground.ccusage().runs();
      List<Entrant> holder = ground.refreshes(1, "--force");
      ground.startWith(List.of());
      ground.ccusage().hold(); // so that it is there to be killed in, however long that takes
      StartLine.fire(holder);
      Await.until("a run in a namespace", Rounds.SOON, () -> ground.ccusage().runs() > wanted);
      holder.getFirst().kill(); // and with it all that is in its namespace
      StartLine.finishes(holder);
      boolean _ = ground.hasNoRun(Rounds.SOON); // one that goes on is counted as an orphan
      ground.ccusage().release();
      int tries = Successor.triesToPublish(ground);
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      int orphans = tally.ends() - 1 - (Successor.published(tries) ? 1 : 0);
      return new Counts(
          tally.runs(),
          1,
          wanted - 1,
          tally.overlaps(),
          Duration.ZERO,
          odd
              + Math.abs(wanted - 1)
              + tally.overlaps()
              + Math.abs(orphans)
              + (Successor.published(tries) ? 0 : 1)
              + left,
          Rounds.words(tally)
              + " from three namespaces, "
              + odd
              + " odd exits, published after a kill at try "
              + tries
              + ", "
              + orphans
              + " orphans went on, "
              + left
              + " left");
    }
  }

  private static int odd(List<Entrant.Finish> finishes) {
    return (int)
        finishes.stream()
            .filter(end -> end.exit() != Rounds.OK && end.exit() != Rounds.DEFERRED)
            .count();
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    PidNamespace.require();
    try (Ground ground = Rounds.ground(stage, round, "fixed:20s")) {
      Protocol protocol = Rounds.profile("review", "deadline", "none");
      List<Entrant> rival = ground.contenders(1, protocol, Stage.SCALE);
      List<Entrant> holder =
          ground.startWith(namespace(stage, round)).contenders(1, protocol, Stage.SCALE);
      ground.ccusage().hold();
      StartLine.fire(holder);
      Await.until("a run in a namespace", Rounds.SOON, () -> ground.ccusage().runs() > 0);
      StartLine.fire(rival);
      boolean _ = Await.isSeen(Rounds.SOON, () -> ground.ccusage().runs() > 1);
      ground.ccusage().release();
      List<Entrant> both = new ArrayList<>(holder);
      both.addAll(rival);
      StartLine.finishes(both);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + ", since an owner elsewhere has a pid that is nobody's here");
    }
  }
}
