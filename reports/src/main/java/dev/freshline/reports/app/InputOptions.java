package dev.freshline.reports.app;

import dev.freshline.reports.input.Percent;
import dev.freshline.reports.input.Wishes;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What is judged, and under what: the options that `tune` and `tune predict` share.
final class InputOptions {
  /// Whose settings; Freshline's own where neither is given.
  static final class Settings {
    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description = "Settings of a known pipeline; 'tune list-profiles' names them.")
    @Nullable String profile;

    @Option(
        names = "--settings",
        paramLabel = "FILE",
        description =
            "Settings in a file: a protocol (docs/protocol.md), or a settings.json of Freshline's.")
    @Nullable Path file;
  }

  /// How long runs take.
  static final class RunTimes {
    @Option(
        names = "--service",
        paramLabel = "DIST",
        description =
            "Run times as a distribution, such as exp:20s, uniform:5s..40s, lognormal:8s,0.6,"
                + " fixed:35s or file:PATH.")
    @Nullable String service;

    @Option(
        names = "--durations",
        paramLabel = "FILE",
        description = "Observed run times, one a line (12.3s, 35s+ where ended early) or JSON.")
    @Nullable Path durations;

    @Option(
        names = "--measure",
        paramLabel = "N",
        description = "Measure N runs of the configured ccusage first.",
        converter = Count.class)
    @Nullable Integer measure;
  }

  @ArgGroup(exclusive = true)
  @Nullable Settings settings;

  @ArgGroup(exclusive = true)
  @Nullable RunTimes runTimes;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Judge with one key changed, such as lock.staleAfter=30s; repeatable.")
  List<String> set = new ArrayList<>();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Sessions open at once. Default: the journal's, or 10.")
  @Nullable Integer sessions;

  @Option(
      names = "--arrivals",
      paramLabel = "DIST",
      description =
          "Renders: poisson:4s (all sessions together, mean gap), periodic:5s (each session), or"
              + " bursty:4s,10m,50m. Default: the journal's, or a render of each session every 10"
              + " s.")
  @Nullable String arrivals;

  @Option(
      names = "--failures",
      paramLabel = "SHARE",
      description =
          "Share of fetches that fail, such as 0.1 or 10%%. Default: the journal's, or 0.",
      converter = Share.class)
  @Nullable Double failures;

  @Option(
      names = "--crashes",
      paramLabel = "SHARE",
      description = "Share of fetches whose holder dies in the middle. Default: 0.",
      converter = Share.class)
  @Nullable Double crashes;

  @Option(
      names = "--waiters",
      paramLabel = "N",
      description =
          "Processes that come to wait for the lock as a run begins, whatever renders. Default:"
              + " all, every render that finds it taken, as the settings say.",
      converter = Waiters.class)
  @Nullable Integer waiters;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything that is drawn. Default: 1.")
  long seed = 1;

  @Option(
      names = "--max-stale",
      paramLabel = "SHARE",
      description = "Budget: share of renders that may be stale. Default: 1%%.",
      converter = Share.class)
  double maxStale = Budget.DEFAULT.staleFraction();

  @Option(
      names = "--max-timeouts",
      paramLabel = "SHARE",
      description = "Budget: share of runs that the timeout may end. Default: 5%%.",
      converter = Share.class)
  double maxTimeouts = Budget.DEFAULT.timeoutFraction();

  @Option(
      names = "--max-duplicates",
      paramLabel = "SHARE",
      description = "Budget: duplicate runs for each needed one. Default: 0.1%%.",
      converter = Share.class)
  double maxDuplicates = Budget.DEFAULT.duplicatesPerRun();

  @Option(
      names = "--max-busy",
      paramLabel = "SHARE",
      description = "Budget: share of time in which runs may be alive. Default: 25%%.",
      converter = Share.class)
  double maxBusy = Budget.DEFAULT.busyFraction();

  @Option(
      names = "--tolerate",
      paramLabel = "N",
      description = "Failures in a row that must not turn a figure critical. Default: 2.",
      converter = Count.class)
  int tolerate = Budget.DEFAULT.toleratedFailures();

  Wishes wishes() {
    RunTimes times = runTimes == null ? new RunTimes() : runTimes;
    return new Wishes(
        times.service,
        times.durations,
        times.measure,
        sessions,
        arrivals,
        failures,
        crashes,
        waiters);
  }

  Budget budget() {
    return new Budget(maxStale, maxTimeouts, maxDuplicates, maxBusy, tolerate);
  }

  /// A share or a percentage.
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        return Percent.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /// A number, or `all`.
  static final class Waiters implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return text.strip().equals("all") ? Workload.EVERY_RENDER : new Count().convert(text);
    }
  }

  /// A whole number that is not negative.
  static final class Count implements ITypeConverter<Integer> {
    private static final int MOST = 1_000_000;

    @Override
    public Integer convert(String text) {
      try {
        int count = Integer.parseInt(text.strip());
        if (count >= 0 && count <= MOST) {
          return count;
        }
      } catch (NumberFormatException _) {
        // Told below, as a number that is out of range.
      }
      throw new TypeConversionException(
          "expected a whole number from 0 to " + MOST + ", found '" + text + "'");
    }
  }
}
