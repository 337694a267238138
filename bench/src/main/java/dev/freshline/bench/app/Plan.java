package dev.freshline.bench.app;

import dev.freshline.bench.fleet.Waits;
import dev.freshline.bench.micro.Bounds;
import dev.freshline.bench.micro.Micro;
import dev.freshline.bench.micro.MicroRun;
import dev.freshline.bench.micro.MicroRun.Effort;
import dev.freshline.bench.micro.Takeovers;
import dev.freshline.bench.model.ModelSpeed;
import dev.freshline.bench.process.PeerLock;
import dev.freshline.bench.process.WholeProcesses;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Series;
import dev.freshline.bench.scratch.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which measurements make up a run, and how much of each.
///
/// What they are estimated to take on two cores that have nothing else to do, in seconds; `waits`,
/// which plays times, takes as long anywhere:
///
/// | group | quick | full | of which |
/// |---|---|---|---|
/// | floors | 31 | 470 | 18 benchmarks; a fork is 1.8 or 8.5 s |
/// | lock | 20 | 270 | 10 benchmarks, and node |
/// | rivals | 26 | 480 | 12 benchmarks, with up to 40 processes beside |
/// | takeover | 6 | 80 | the heartbeat of five holders runs out, in full |
/// | pipeline | 15 | 230 | 9 benchmarks |
/// | process | 45 | 120 | homes, transcripts and peers are made once |
/// | crowd | 32 | 140 | 8 s a round |
/// | waits | 85 | 1010 | 4 and 24 plays of 16 and 31 minutes at a fiftieth |
/// | scale | 15 | 40 | |
/// | sim | 2 | 10 | |
/// | all | 277 | 2850 | |
final class Plan implements AutoCloseable {
  private static final int QUICK_ROUNDS = 15;
  private static final int FULL_ROUNDS = 50;
  private static final int MEGABYTES = 100;
  private static final int PEER_LOCKS = 3_000;

  /// Their lock is free 5 to 10 s after its owner was killed.
  private static final String HEARTBEAT = "proper-lockfile";

  private static final String PID_FILE = "review";

  private static final Duration SHORT_SOAK = Duration.ofMinutes(10);
  private static final Duration SOAK = Duration.ofHours(1);

  private static final String[] OURS = {"freshline"};

  private final boolean quick;
  private final Circumstances circumstances;
  private final MicroRun micro;
  private final int rounds;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<ProcessRow> processes = new ArrayList<>();
  private final List<Row> waits = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private @Nullable WholeProcesses whole;

  Plan(boolean quick, List<String> further, Circumstances circumstances, Progress progress) {
    this.progress = progress;
    this.quick = quick;
    this.circumstances = circumstances;
    this.micro = new MicroRun(quick ? Effort.QUICK : Effort.FULL, further, this::print);
    this.rounds = quick ? QUICK_ROUNDS : FULL_ROUNDS;
  }

  BenchResult measure(Set<Group> groups) throws InterruptedException {
    for (Group group : groups) {
      progress.begin(group.label(), groups.size());
      try {
        measure(group);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception | LinkageError | OutOfMemoryError e) {
        if (Scratch.isInterrupted()) {
          throw new InterruptedException();
        }
        String why = reason(e);
        checks.add(notMeasured(group, why)); // what the others found is not lost for it
        progress.say("not measured: " + why);
      }
    }
    // The forks of JMH meet different moments of the machine: what fails a run is left to the gate.
    checks.addAll(0, Bounds.check(Micro.all(), rows).stream().map(Check::asGoal).toList());
    return new BenchResult(circumstances, rows, processes, waits, series, checks);
  }

  private void measure(Group group) throws Exception {
    switch (group) {
      case FLOORS -> rows.addAll(Micro.FLOORS.run(micro, Map.of(), progress));
      case LOCK -> {
        rows.addAll(Micro.LOCKS.run(micro, Map.of(), progress));
        rows.addAll(Micro.FOREIGN.run(micro, Map.of(), progress));
        peerLock();
      }
      case RIVALS -> {
        rows.addAll(Micro.RIVALS.run(micro, Map.of("lock", OURS), progress));
        rows.addAll(Micro.RIVALS.run(micro, theirRivals(), progress));
      }
      case PIPELINE -> rows.addAll(Micro.STEPS.run(micro, Map.of(), progress));
      case TAKEOVER -> {
        Row ours = Takeovers.measure("freshline", rounds, progress);
        checks.add(Takeovers.check(ours));
        rows.add(ours);
        rows.add(Takeovers.measure(PID_FILE, rounds / 3, progress));
        if (!quick) {
          rows.add(Takeovers.measure(HEARTBEAT, rounds / 10, progress));
        }
      }
      case PROCESS -> processes.addAll(whole().compare(rounds));
      case CROWD -> processes.addAll(whole().crowd(quick ? 3 : rounds / 3));
      case SCALE -> series.addAll(whole().growth(rounds / 3));
      case WAITS ->
          waits.addAll(Waits.measure(quick ? Waits.Extent.QUICK : Waits.Extent.FULL, progress));
      case SIM -> {
        List<Row> found = ModelSpeed.measure(rounds / 3, progress);
        rows.addAll(found);
        checks.addAll(ModelSpeed.checks(found));
      }
      case SOAK -> series.add(whole().soak(quick ? SHORT_SOAK : SOAK, checks));
    }
  }

  /// What a profiler says belongs to the result.
  private void print(String text) {
    progress.done();
    System.out.println(text);
  }

  /// A quick run meets them in a middling crowd only.
  private Map<String, String[]> theirRivals() {
    String[] locks = {PID_FILE, HEARTBEAT};
    return quick ? Map.of("lock", locks, "rivals", new String[] {"10"}) : Map.of("lock", locks);
  }

  /// One that cannot be run is absent, and no failure.
  private void peerLock() {
    progress.accept(PeerLock.NAME);
    try {
      var peer = new PeerLock(Launcher.root());
      rows.add(peer.measure("disk", PEER_LOCKS));
      rows.add(peer.measure("tmpfs", PEER_LOCKS));
    } catch (IOException e) {
      processes.add(new ProcessRow(PeerLock.NAME, null, String.valueOf(e.getMessage())));
    }
  }

  private WholeProcesses whole() throws IOException {
    WholeProcesses made = whole;
    if (made == null) {
      made = new WholeProcesses(Launcher.root(), MEGABYTES, progress);
      whole = made;
    }
    return made;
  }

  private static Check notMeasured(Group group, String why) {
    return new Check(group.label(), "a measurement", "none", false, true, why);
  }

  /// With what is at the bottom of it: JMH says of a benchmark only that it threw.
  static String reason(Throwable problem) {
    Throwable below = below(problem);
    return below == null
        ? String.valueOf(problem.getMessage())
        : problem.getMessage() + ": " + deepest(below);
  }

  private static Throwable deepest(Throwable problem) {
    Throwable below = below(problem);
    return below == null ? problem : deepest(below);
  }

  private static @Nullable Throwable below(Throwable problem) {
    Throwable[] beside = problem.getSuppressed();
    return problem.getCause() == null && beside.length > 0 ? beside[0] : problem.getCause();
  }

  @Override
  public void close() throws IOException {
    if (whole != null) {
      whole.close();
    }
  }
}
