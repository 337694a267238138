package dev.freshline.bench.process;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.bench.result.Series;
import dev.freshline.bench.result.Series.Point;
import dev.freshline.bench.scratch.Inhabitants;
import dev.freshline.bench.scratch.Scratch;
import dev.freshline.host.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The groups that measure whole processes: the contestants side by side, many at once, and against
/// growing sizes.
public final class WholeProcesses implements AutoCloseable {
  private static final int CROWD = 12;
  private static final List<Integer> SESSIONS = List.of(1, 10, 50, 100, 200);
  private static final List<Integer> JOURNAL_KIB = List.of(0, 64, 256, 1_000);
  private static final List<String> AT_ONCE =
      List.of(
          Contestants.EMPTY_JVM,
          Contestants.RENDER,
          Contestants.NATIVE,
          Contestants.SHELL,
          Contestants.CCLINE,
          Contestants.CCUSAGE_UNCACHED,
          Contestants.CCSTATUSLINE);
  private static final long SEED = 1;

  /// Of the gate, for a machine that was disturbed.
  private static final int ATTEMPTS = 3;

  private static final double MOST_OF_JVM = 3;

  private final Path root;
  private final Path work;
  private final int megabytes;
  private final Consumer<String> progress;
  private final Statusline statusline;
  private @Nullable Contestants prepared;

  /// @param root of the repository
  /// @param megabytes of transcripts that ccusage reads
  public WholeProcesses(Path root, int megabytes, Consumer<String> progress) throws IOException {
    this.root = root;
    this.work = Scratch.folder("disk").toRealPath();
    this.megabytes = megabytes;
    this.progress = progress;
    this.statusline = new Statusline(root.resolve("runtime/bin/statusline"), work);
  }

  /// All contestants, in turn.
  public List<ProcessRow> compare(int rounds) throws IOException {
    Contestants contestants = contestants();
    Sandbox resident = contestants.resident();
    Duration before = resident == null ? Duration.ZERO : statusline.usedByResident(resident);
    Turns.Result result = new Turns(contestants.commands()).run(rounds, progress);
    List<ProcessRow> rows = new ArrayList<>();
    if (resident != null) {
      contestants.noteAnswering(
          statusline.usedByResident(resident).minus(before), Turns.all(rounds));
    }
    List<Spawned> empty = runs(result, Contestants.EMPTY_JVM);
    for (String name : contestants.commands().keySet()) {
      List<Spawned> runs = runs(result, name);
      rows.add(
          new ProcessRow(
              name,
              new ProcessRow.Cost(
                  runs.size(),
                  median(runs, Spawned::wallMillis),
                  Paired.of(runs, empty, Spawned::wallMillis),
                  new ProcessRow.Cpu(
                      median(runs, Spawned::cpuMillis), Paired.of(runs, empty, Spawned::cpuMillis)),
                  result.peakKilobytes().getOrDefault(name, 0L) / 1024.0),
              contestants.notes().getOrDefault(name, "")));
    }
    contestants.absent().forEach((name, why) -> rows.add(new ProcessRow(name, null, why)));
    return rows;
  }

  /// Made once, whichever groups are measured.
  private Contestants contestants() throws IOException {
    if (prepared != null) {
      return prepared;
    }
    var contestants = new Contestants();
    progress.accept("preparing homes");
    contestants.addFloors(work);
    contestants.addOurs(statusline);
    progress.accept("writing " + megabytes + " MB of transcripts");
    Path transcripts = work.resolve("claude");
    Path newest = Transcripts.write(transcripts, megabytes, SEED);
    progress.accept("installing the peers");
    contestants.addPeers(root, work, transcripts, newest);
    prepared = contestants;
    return contestants;
  }

  /// Twelve of each at once, in turn: until the last has ended.
  public List<ProcessRow> crowd(int rounds) throws IOException {
    Contestants contestants = contestants();
    var crowd = Crowd.real(CROWD);
    Map<String, List<Spawned>> lasts = new LinkedHashMap<>();
    List<String> names = AT_ONCE.stream().filter(contestants.commands()::containsKey).toList();
    for (int round = 0; round <= rounds; round++) {
      progress.accept("round " + round + " of " + rounds);
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
              new ProcessRow.Cost(rounds, wall, paired, null, 0),
              "at once, until the last has ended"));
    }
    return rows;
  }

  /// What a render costs as sessions and the journal grow, and what ccusage costs as its data does.
  public List<Series> growth(int rounds) throws IOException {
    List<Series> all = new ArrayList<>();
    all.add(againstSessions(rounds));
    all.add(againstJournal(rounds));
    againstData(rounds, all);
    return all;
  }

  /// The resident process over time, asked by the quickest client there is.
  ///
  /// @param goals gets what is expected of it
  public Series soak(Duration length, List<Check> goals) throws IOException {
    progress.accept("preparing a home");
    Sandbox home = statusline.resident("soaked", statusline.warm("soak"));
    Command render;
    try {
      render = statusline.byNativeClient(home);
    } catch (IOException e) {
      render = statusline.byShellClient(home);
    }
    Soak.Found found = new Soak(statusline, home, render).measure(length, progress);
    goals.addAll(found.checks());
    return found.memory();
  }

  /// A render against an empty JVM program with its flags, in turn.
  ///
  /// @param slowed whether to render three times: the broken twin
  public List<Check> renderAgainstJvm(int rounds, boolean slowed) throws IOException {
    progress.accept("a render against an empty JVM");
    var contestants = new Contestants();
    contestants.addFloors(work);
    Command render = statusline.render(statusline.warm("gate"));
    String ours = Contestants.RENDER;
    String floor = Contestants.FLAGGED_JVM;
    var turns =
        new Turns(
            Map.of(ours, slowed ? render.thrice() : render, floor, contestants.command(floor)));
    List<Check> checks = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Turns.Result result = turns.run(rounds, progress);
      List<Spawned> of = runs(result, floor);
      checks =
          List.of(
              gated("CPU", Paired.of(runs(result, ours), of, Spawned::cpuMillis)),
              gated("wall", Paired.of(runs(result, ours), of, Spawned::wallMillis)));
      if (checks.stream().allMatch(Check::held)) {
        return checks;
      }
    }
    return checks;
  }

  private static Check gated(String what, Paired ratio) {
    return new Check(
        Contestants.RENDER + ", " + what + " time",
        String.format(Locale.ROOT, "<= %.2f x %s", MOST_OF_JVM, Contestants.FLAGGED_JVM),
        String.format(
            Locale.ROOT, "%.2f x (%.2f to %.2f)", ratio.median(), ratio.low(), ratio.high()),
        ratio.median() <= MOST_OF_JVM,
        true,
        "twice an empty JVM is what a render takes; without its start-up cache it takes five"
            + " times");
  }

  private Series againstSessions(int rounds) throws IOException {
    Sandbox home = statusline.warm("growing");
    List<Point> points = new ArrayList<>();
    int there = 1;
    for (int wanted : SESSIONS) {
      progress.accept(wanted + " sessions");
      statusline.addSessions(home, there, wanted);
      there = wanted;
      points.add(new Point(wanted, millis(statusline.render(home), rounds)));
    }
    return new Series("render against sessions", "sessions", "ms", points);
  }

  private Series againstJournal(int rounds) throws IOException {
    Sandbox home = statusline.warm("noted");
    List<Point> points = new ArrayList<>();
    for (int kib : JOURNAL_KIB) {
      progress.accept(kib + " KiB of journal");
      statusline.growJournal(home, kib << 10);
      points.add(new Point(kib, millis(statusline.render(home), rounds)));
    }
    return new Series("render against its journal", "KiB", "ms", points);
  }

  /// A render of ours reads none of it.
  private void againstData(int rounds, List<Series> into) throws IOException {
    Sandbox home = statusline.warm("beside");
    List<Point> ours = new ArrayList<>();
    List<Point> theirs = new ArrayList<>();
    for (int share : List.of(10, 3, 1)) {
      int size = Math.max(1, megabytes / share);
      progress.accept(size + " MB of transcripts");
      Path transcripts = work.resolve("claude-" + size);
      Path newest = Transcripts.write(transcripts, size, SEED);
      Command ccusage =
          Contestants.uncached(Peers.of(root), work.resolve("peer-" + size), transcripts, newest);
      statusline.settle(home.with("CLAUDE_CONFIG_DIR", transcripts));
      ours.add(new Point(size, millis(statusline.render(home), rounds)));
      theirs.add(new Point(size, millis(ccusage, rounds)));
    }
    into.add(new Series("render against ccusage's data", "MB", "ms", ours));
    into.add(new Series("ccusage statusline --no-cache against its data", "MB", "ms", theirs));
  }

  private static double millis(Command command, int rounds) throws IOException {
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
    Inhabitants.end(work);
    new RealDisk().deleteTree(work);
  }
}
