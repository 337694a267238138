package dev.freshline.reports.verify;

import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Verification.Row;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.protocol.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Verifies with a fleet of processes, both protocols at once and so on the same machine; the
/// current one alone where nothing is recommended.
///
/// ```
///   workload -> staged: scale, span -> played at once: current, recommended, and a plain loop
///                                           |                                 |
///                                           |          what a run costs on itself, just then
///                                           |                                 |
///                                           v                                 v
///                          rows, side by side  <---------------  predicted for that
/// ```
public final class FleetVerifier implements Verifier {
  /// Of a cycle for which there is no prediction, in seconds.
  private static final double UNKNOWN_CYCLE = 300;

  private static final int SECONDS_BETWEEN_TELLINGS = 5;

  private final Predictor predictor;
  private final Fleet fleet;
  private final Duration longest;
  private final Consumer<String> progress;

  /// @param longest that the comparison is played
  /// @param progress told what is going on, a line each
  public FleetVerifier(
      Predictor predictor, Fleet fleet, Duration longest, Consumer<String> progress) {
    this.predictor = predictor;
    this.fleet = fleet;
    this.longest = longest;
    this.progress = progress;
  }

  /// Settings that are played, and what they are called beside the others.
  private record Part(String name, Protocol protocol) {}

  @Override
  public Verification verify(
      Protocol current, @Nullable Protocol recommended, Workload workload, long seed)
      throws UsageException, IOException, InterruptedException {
    var parts = new ArrayList<>(List.of(new Part("current", current)));
    if (recommended != null) {
      parts.add(new Part("recommended", recommended));
    }
    Path folder = Files.createTempDirectory("freshline-verify-");
    try {
      List<Protocol> protocols = parts.stream().map(Part::protocol).toList();
      double cycle = cycle(protocols, workload, seed);
      var staging = Staging.of(workload, protocols, cycle, longest, folder, seed);
      List<LoadResult> played = played(staging, parts);
      double overhead = Calibration.overhead(Measured.of(played.removeLast()), staging);
      return compared(staging, overhead, parts, played);
    } finally {
      Files.deleteIfExists(folder.resolve(Staging.DURATIONS));
      Files.delete(folder);
    }
  }

  /// Of the slowest of them, in seconds.
  private double cycle(List<Protocol> protocols, Workload workload, long seed) {
    double slowest = 0;
    for (Protocol protocol : protocols) {
      Figure cycle = predictor.predict(protocol, workload, seed).cycleSeconds();
      slowest = Math.max(slowest, cycle == null ? UNKNOWN_CYCLE : cycle.value());
    }
    return slowest;
  }

  /// The parts, and the calibration beside them: what a run costs on itself depends on what else
  /// the machine does.
  private List<LoadResult> played(Staging staging, List<Part> parts)
      throws IOException, InterruptedException {
    List<Callable<LoadResult>> tasks = new ArrayList<>();
    parts.forEach(part -> tasks.add(task(part.name(), staging.load(part.protocol()))));
    tasks.add(() -> fleet.play(Calibration.load(staging), _ -> {}));
    return together(tasks);
  }

  private Callable<LoadResult> task(String name, Load load) {
    return () -> fleet.play(load, come -> tell(name, come));
  }

  /// By two players at once, of whom the listener need not know.
  private synchronized void tell(String name, OpenLoop.Progress come) {
    if (come.elapsed().toSeconds() % SECONDS_BETWEEN_TELLINGS == 0) {
      progress.accept(
          String.format(
              "%s: %d of %d s played, %d of %d renders",
              name,
              come.elapsed().toSeconds(),
              come.total().toSeconds(),
              come.rendered(),
              come.intended()));
    }
  }

  /// Plays all at once; the first failure ends the others.
  private static List<LoadResult> together(List<Callable<LoadResult>> tasks)
      throws IOException, InterruptedException {
    try (ExecutorService players = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<LoadResult>> playing = tasks.stream().map(players::submit).toList();
      try {
        List<LoadResult> results = new ArrayList<>();
        for (Future<LoadResult> each : playing) {
          results.add(each.get());
        }
        return results;
      } catch (ExecutionException e) {
        players.shutdownNow();
        throw new IOException("--verify: the fleet could not be played: " + e.getCause(), e);
      } catch (InterruptedException e) {
        players.shutdownNow();
        throw e;
      }
    }
  }

  private Verification compared(
      Staging staging, double overhead, List<Part> parts, List<LoadResult> played) {
    Workload workload = staging.asPlayed(overhead);
    List<Measured> measured = played.stream().map(Measured::of).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      var predicted = predictor.predict(part.protocol(), workload, staging.seed());
      rows.addAll(Rows.of(part.name(), predicted, measured.get(i)));
    }
    return new Verification(staging.scale(), rows, Notes.of(staging, overhead, played, measured));
  }
}
