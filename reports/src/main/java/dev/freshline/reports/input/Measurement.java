package dev.freshline.reports.input;

import dev.freshline.app.Inspection;
import dev.freshline.child.ChildResult;
import dev.freshline.child.ChildRunner;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import dev.freshline.source.CcusageLocator.Location;
import dev.freshline.source.CcusageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Runs the configured ccusage a number of times, one after the other, as a refresh runs it.
///
/// Each run is a supervised child under the fetch timeout: whatever becomes of this process, by
/// Ctrl-C say, the run ends with it.
final class Measurement {
  private final ChildRunner runner;
  private final List<String> command;
  private final LongSupplier nanos;
  private final Consumer<String> progress;

  /// @param nanos a monotonic clock
  /// @param progress takes a line for each run
  Measurement(
      ChildRunner runner, List<String> command, LongSupplier nanos, Consumer<String> progress) {
    this.runner = runner;
    this.command = List.copyOf(command);
    this.nanos = nanos;
    this.progress = progress;
  }

  /// Measures on this machine.
  static Sample take(Inspection inspection, int times, Consumer<String> progress)
      throws UsageException {
    if (times < 1) {
      throw new UsageException(
          "--measure: expected 1 or more, found " + times + "; 60 bound a usual timeout");
    }
    Location.Found found = located(inspection.ccusage());
    var command = new ArrayList<>(found.command());
    command.addAll(CcusageSource.ARGUMENTS);
    try {
      Path folder = Files.createTempDirectory("freshline-measure").toRealPath();
      Thread tidy = new Thread(() -> delete(folder));
      Runtime.getRuntime().addShutdownHook(tidy);
      ChildRunner runner = inspection.runner(folder);
      return new Measurement(runner, command, System::nanoTime, progress)
          .run(
              times,
              "ccusage "
                  + (found.version().isEmpty() ? "" : found.version() + " ")
                  + "on this machine");
    } catch (IOException e) {
      throw new UsageException("--measure: cannot work in a temporary folder: " + e, e);
    }
  }

  private static Location.Found located(Location location) throws UsageException {
    return switch (location) {
      case Location.Found found -> found;
      case Location.Missing(String why) -> throw notMeasurable(why);
      case Location.Refused(String why) -> throw notMeasurable(why);
    };
  }

  private static UsageException notMeasurable(String why) {
    return new UsageException(
        "--measure: expected a ccusage to run, found none: "
            + why
            + "; or give its run times with --durations FILE or --service DIST");
  }

  Sample run(int times, String origin) throws UsageException {
    List<Run> runs = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      long start = nanos.getAsLong();
      ChildResult result = runner.run(command);
      double seconds = (nanos.getAsLong() - start) / 1e9;
      runs.add(judged(result, seconds));
      progress.accept(
          String.format(
              Locale.ROOT,
              "measuring %d/%d: %.3f s%s",
              i,
              times,
              seconds,
              runs.getLast().censored() ? ", ended by the timeout" : ""));
    }
    return new Sample(runs, times + " runs of " + origin);
  }

  /// A run that ended by itself is measured, one that was ended is a lower bound, and one that
  /// failed tells nothing of how long a good one takes.
  private static Run judged(ChildResult result, double seconds) throws UsageException {
    return switch (result) {
      case ChildResult.Exited exited when exited.code() == 0 -> new Run(seconds, false);
      case ChildResult.TimedOut(Duration timeout, var _, var _) ->
          new Run(timeout.toNanos() / 1e9, true);
      case ChildResult.Exited exited ->
          throw failed("exit code " + exited.code() + ": " + exited.errors().strip());
      case ChildResult.Overflowed overflowed ->
          throw failed("more than " + overflowed.limit() + " bytes of output");
      case ChildResult.Killed killed -> throw failed("killed from outside, " + killed.code());
      case ChildResult.OrphanAlive orphan -> throw failed("still alive: " + orphan.who());
      case ChildResult.NotStarted(String why) -> throw failed(why);
    };
  }

  private static UsageException failed(String how) {
    return new UsageException(
        "--measure: expected ccusage to end with exit code 0, found "
            + how
            + "; 'statusline doctor' examines the set-up");
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      return; // in the temporary folder, which the system clears
    }
  }
}
