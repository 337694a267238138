package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All cores busy, and the holder of the lease, with a heap of 2 GB, killed in its run.
///
/// The kernel frees a lock only when it has taken such a process apart; until then successors
/// defer, and none of them overlaps the orphan. `review` takes the killed owner for dead at once
/// and starts its run beside the orphan.
final class BusyMachine implements Scenario {
  private static final String BURN = "while :; do :; done";

  /// This variable outdoes what stands on the command line.
  private static final List<String> WITH_LARGE_HEAP =
      List.of("env", "_JAVA_OPTIONS=-Xms2g -Xmx2g -XX:+AlwaysPreTouch");

  /// The heap, and as much again for what else is going on.
  private static final long NEEDED_KIB = 4L << 20;

  private static final int RENDERS = 3;

  /// Long enough for an orphan not to end by itself.
  private static final String LONG = "fixed:3000s";

  private static final String SHORT = "fixed:5s";

  /// For such a holder to get to its run, on a machine that has no time for it.
  private static final Duration AT_LAST = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "busy-machine";
  }

  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(5);
  }

  /// What it does to the machine would be done to everybody else's rounds too.
  @Override
  public boolean playsAlone() {
    return true;
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("review", this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    requireMemory();
    try (Ground ground = Rounds.ground(stage, round, LONG)) {
      List<Entrant> holder = ground.startWith(WITH_LARGE_HEAP).refreshes(1, "--force");
      List<Entrant> renders = ground.startWith(List.of()).statuslines(RENDERS, List.of());
      List<Process> burners = burn(ground);
      StartLine.fire(holder);
      awaitRun(ground);
      ground.ccusage().lasts(SHORT);
      holder.getFirst().kill();
      long killed = System.nanoTime();
      StartLine.fire(renders);
      int tries = Successor.triesToPublish(ground);
      var recovered = Duration.ofNanos(System.nanoTime() - killed);
      int blank = blank(StartLine.finishes(renders));
      StartLine.finishes(holder);
      burners.forEach(Process::destroyForcibly);
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      int orphans = tally.ends() - (tally.runs() - 1);
      return new Counts(
          tally.runs(),
          1,
          0,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps()
              + blank
              + left
              + Math.abs(orphans)
              + (Successor.published(tries) ? 0 : 1),
          Rounds.words(tally)
              + ", published at try "
              + tries
              + " after "
              + recovered.toMillis()
              + " ms, "
              + blank
              + " blank, "
              + orphans
              + " orphans went on, "
              + left
              + " left");
    }
  }

  /// Until it sleeps, and has read how long.
  private static void awaitRun(Ground ground) throws Exception {
    Await.until("a run", AT_LAST, () -> ground.ccusage().runs() > 0);
    Await.until("its wait", AT_LAST, () -> ground.living().stream().anyMatch(BusyMachine::sleeps));
  }

  private static boolean sleeps(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> command.endsWith("sleep"))
        .orElse(false);
  }

  private static int blank(List<Entrant.Finish> renders) {
    return (int) renders.stream().filter(end -> end.exit() != 0 || end.out().isBlank()).count();
  }

  /// One for each core, so that whoever wants one has to share it.
  private static List<Process> burn(Ground ground) throws IOException {
    List<Process> burners = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      burners.add(ground.start(List.of("sh", "-c", BURN)));
    }
    return burners;
  }

  private static void requireMemory() throws UnavailableException, IOException {
    long available =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemAvailable:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(0);
    if (available < NEEDED_KIB) {
      throw new UnavailableException(
          "a holder with a heap of 2 GB needs 4 GiB of memory to spare, found "
              + (available >> 10)
              + " MiB");
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, LONG)) {
      var protocol = Rounds.profile("review", "deadline", "none", "fetchTimeout", "none");
      List<Entrant> holder = ground.contenders(1, protocol, Stage.SCALE);
      List<Entrant> successor = ground.contenders(1, protocol, Stage.SCALE);
      List<Process> burners = burn(ground);
      StartLine.fire(holder);
      awaitRun(ground);
      ground.ccusage().lasts(SHORT);
      holder.getFirst().kill();
      StartLine.finishes(holder);
      StartLine.fire(successor);
      StartLine.finishes(successor);
      burners.forEach(Process::destroyForcibly);
      Rounds.endOrphans(ground);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          1,
          Math.max(0, tally.runs() - 1),
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps(),
          Rounds.words(tally) + " with the orphan of a killed holder");
    }
  }
}
