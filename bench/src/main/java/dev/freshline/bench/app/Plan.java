package dev.freshline.bench.app;

import dev.freshline.bench.fleet.Waits;
import dev.freshline.bench.micro.Bounds;
import dev.freshline.bench.micro.Micro;
import dev.freshline.bench.micro.MicroRun;
import dev.freshline.bench.micro.MicroRun.Effort;
import dev.freshline.bench.micro.Takeovers;
import dev.freshline.bench.process.WholeProcesses;
import dev.freshline.bench.result.BenchResult;
import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Circumstances;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Which measurements make up a run, and how much of each.
final class Plan {
  private static final int QUICK_ROUNDS = 15;
  private static final int FULL_ROUNDS = 50;
  private static final int QUICK_MEGABYTES = 100;
  private static final int FULL_MEGABYTES = 100;

  private final boolean quick;
  private final Circumstances circumstances;
  private final MicroRun micro;
  private final int rounds;
  private final Consumer<String> progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<ProcessRow> processes = new ArrayList<>();
  private final List<Row> waits = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  Plan(
      boolean quick, List<String> further, Circumstances circumstances, Consumer<String> progress) {
    this.progress = progress;
    this.quick = quick;
    this.circumstances = circumstances;
    this.micro = new MicroRun(quick ? Effort.QUICK : Effort.FULL, further);
    this.rounds = quick ? QUICK_ROUNDS : FULL_ROUNDS;
  }

  BenchResult measure(Set<Group> groups) throws Exception {
    for (Group group : groups) {
      try {
        measure(group);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        checks.add(notMeasured(group, e)); // what the others found is not lost for it
      }
    }
    checks.addAll(0, Bounds.check(Micro.all(), rows));
    return new BenchResult(circumstances, rows, processes, waits, series, checks);
  }

  private void measure(Group group) throws Exception {
    switch (group) {
      case FLOORS -> rows.addAll(Micro.FLOORS.run(micro, onDisk(), progress));
      case LOCK -> rows.addAll(Micro.LOCKS.run(micro, onDisk(), progress));
      case RIVALS -> rows.addAll(Micro.RIVALS.run(micro, fewRivals(), progress));
      case PIPELINE -> rows.addAll(Micro.STEPS.run(micro, Map.of(), progress));
      case TAKEOVER -> {
        Row row = Takeovers.measure(rounds, progress);
        rows.add(row);
        checks.add(Takeovers.check(row));
      }
      case PROCESS -> {
        try (var whole = new WholeProcesses(root(), progress)) {
          processes.addAll(whole.compare(rounds, quick ? QUICK_MEGABYTES : FULL_MEGABYTES));
        }
      }
      case CROWD -> {
        try (var whole = new WholeProcesses(root(), progress)) {
          processes.addAll(whole.crowd(rounds / 3));
        }
      }
      case SCALE -> {
        try (var whole = new WholeProcesses(root(), progress)) {
          series.addAll(whole.growth(rounds / 3));
        }
      }
      case WAITS ->
          waits.addAll(Waits.measure(quick ? Waits.Extent.QUICK : Waits.Extent.FULL, progress));
    }
  }

  private static Check notMeasured(Group group, Exception problem) {
    return new Check(
        group.label(), "a measurement", "none", false, true, String.valueOf(problem.getMessage()));
  }

  /// The quick run leaves the memory file system out.
  private Map<String, String[]> onDisk() {
    return quick ? Map.of("fileSystem", new String[] {"disk"}) : Map.of();
  }

  private Map<String, String[]> fewRivals() {
    return quick ? Map.of("rivals", new String[] {"2", "10"}) : Map.of();
  }

  /// The repository, of which the launcher is a part.
  private static Path root() {
    String launcher = System.getProperty("freshline.launcher");
    if (launcher == null) {
      throw new IllegalStateException(
          "expected to be started by bench/bin/bench, found no -Dfreshline.launcher");
    }
    Path bin = Objects.requireNonNull(Path.of(launcher).getParent());
    return Objects.requireNonNull(Objects.requireNonNull(bin.getParent()).getParent());
  }
}
