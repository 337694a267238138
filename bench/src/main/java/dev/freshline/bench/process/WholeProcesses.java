package dev.freshline.bench.process;

import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Series;
import dev.freshline.bench.result.Series.Point;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// The groups that measure whole processes: the contestants side by side, many at once, and against
/// growing sizes.
public final class WholeProcesses implements AutoCloseable {
  private static final int CROWD = 12;
  private static final List<Integer> SESSIONS = List.of(1, 10, 50, 200);
  private static final List<Integer> JOURNAL_KIB = List.of(0, 64, 256, 1_000);
  private static final long SEED = 1;

  private final Path root;
  private final Path work;
  private final Consumer<String> progress;

  /// @param root of the repository
  public WholeProcesses(Path root, Consumer<String> progress) throws IOException {
    this.root = root;
    this.work = Files.createTempDirectory("freshline-bench").toRealPath();
    this.progress = progress;
  }

  /// All contestants, in turn.
  ///
  /// @param megabytes of transcripts that ccusage reads
  public List<ProcessRow> compare(int rounds, int megabytes) throws IOException {
    Contestants contestants = contestants(megabytes);
    Turns.Result result =
        new Turns(contestants.commands()).run(rounds, at -> progress.accept("process: " + at));
    List<ProcessRow> rows = new ArrayList<>();
    List<Spawned> empty = runs(result, Contestants.EMPTY_JVM);
    for (String name : contestants.commands().keySet()) {
      List<Spawned> runs = runs(result, name);
      rows.add(
          new ProcessRow(
              name,
              new ProcessRow.Cost(
                  runs.size(),
                  median(runs, Spawned::wallMillis),
                  median(runs, Spawned::cpuMillis),
                  result.peakKilobytes().getOrDefault(name, 0L) / 1024.0,
                  Paired.of(runs, empty, Spawned::wallMillis),
                  Paired.of(runs, empty, Spawned::cpuMillis)),
              contestants.notes().getOrDefault(name, "")));
    }
    contestants.absent().forEach((name, why) -> rows.add(new ProcessRow(name, null, why)));
    return rows;
  }

  private Contestants contestants(int megabytes) throws IOException {
    var contestants = new Contestants();
    progress.accept("process: preparing homes");
    contestants.addFloors(work);
    contestants.addOurs(new Statusline(root.resolve("runtime/bin/statusline"), work));
    progress.accept("process: writing " + megabytes + " MB of transcripts");
    Path transcripts = work.resolve("claude");
    Path newest = Transcripts.write(transcripts, megabytes, SEED);
    progress.accept("process: installing the peers");
    contestants.addPeers(
        root.resolve("bench/peers/package.json"),
        root.resolve("bench/target/peers"),
        work,
        transcripts,
        newest);
    return contestants;
  }

  /// Twelve of each at once, in turn: until the last has ended.
  public List<ProcessRow> crowd(int rounds) throws IOException {
    var contestants = new Contestants();
    contestants.addFloors(work);
    var statusline = new Statusline(root.resolve("runtime/bin/statusline"), work);
    contestants.addOurs(statusline);
    var crowd = new Crowd(CROWD);
    Map<String, List<Spawned>> lasts = new LinkedHashMap<>();
    List<String> names = List.of(Contestants.EMPTY_JVM, Contestants.RENDER);
    for (int round = 0; round <= rounds; round++) {
      progress.accept("crowd: round " + round + " of " + rounds);
      for (String name : names) {
        double last = crowd.untilTheLast(contestants.command(name));
        if (round > 0) {
          lasts.computeIfAbsent(name, key -> new ArrayList<>()).add(new Spawned(last, 0, 0));
        }
      }
    }
    List<ProcessRow> rows = new ArrayList<>();
    List<Spawned> empty = lasts.getOrDefault(Contestants.EMPTY_JVM, List.of());
    for (Map.Entry<String, List<Spawned>> one : lasts.entrySet()) {
      double wall = median(one.getValue(), Spawned::wallMillis);
      Paired paired = Paired.of(one.getValue(), empty, Spawned::wallMillis);
      rows.add(
          new ProcessRow(
              CROWD + " x " + one.getKey(),
              new ProcessRow.Cost(rounds, wall, 0, 0, paired, paired),
              "at once, until the last has ended"));
    }
    return rows;
  }

  /// What a render costs as sessions and the journal grow.
  public List<Series> growth(int rounds) throws IOException {
    var statusline = new Statusline(root.resolve("runtime/bin/statusline"), work);
    Sandbox home = statusline.warm("growing");
    List<Point> sessions = new ArrayList<>();
    int there = 1;
    for (int wanted : SESSIONS) {
      progress.accept("scale: " + wanted + " sessions");
      statusline.addSessions(home, there, wanted);
      there = wanted;
      sessions.add(new Point(wanted, renderMillis(statusline.render(home), rounds)));
    }
    Sandbox other = statusline.warm("noted");
    List<Point> journal = new ArrayList<>();
    for (int kib : JOURNAL_KIB) {
      progress.accept("scale: " + kib + " KiB of journal");
      statusline.growJournal(other, kib << 10);
      journal.add(new Point(kib, renderMillis(statusline.render(other), rounds)));
    }
    return List.of(
        new Series("render against sessions", "sessions", "ms", sessions),
        new Series("render against its journal", "KiB", "ms", journal));
  }

  private static double renderMillis(Command command, int rounds) throws IOException {
    Turns.Result result = new Turns(Map.of("render", command)).run(rounds, at -> {});
    return median(runs(result, "render"), Spawned::wallMillis);
  }

  private static List<Spawned> runs(Turns.Result result, String name) {
    return result.runs().getOrDefault(name, List.of());
  }

  private static double median(List<Spawned> runs, ToDoubleFunction<Spawned> cost) {
    return runs.stream().mapToDouble(cost).sorted().toArray()[runs.size() / 2];
  }

  @Override
  public void close() throws IOException {
    new RealDisk().deleteTree(work);
  }
}
