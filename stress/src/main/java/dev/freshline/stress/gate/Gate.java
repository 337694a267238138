package dev.freshline.stress.gate;

import dev.freshline.settings.Durations;
import dev.freshline.stress.scenario.Property;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.stress.scenario.Scenario;
import dev.freshline.stress.scenario.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// `gate`: the scenarios, one line for each property.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    version = "gate 0.1.0",
    description =
        "Plays every scenario with Freshline, which must hold, and with a protocol that must be"
            + " caught.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every property of Freshline held, and every broken twin was caught",
      "1:one did not, or was not",
      "2:wrong usage"
    })
public final class Gate implements Callable<Integer> {
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int CANNOT_WRITE = 73;

  /// Rounds that a minute of the budget pays for, of all scenarios together.
  private static final int ROUNDS_A_MINUTE = 2;

  /// A crowd is played cold and after a crash in turn.
  private static final int MIN_ROUNDS = 2;

  private static final int CROWD = 10;
  private static final int BIG_CROWD = 40;
  private static final Duration BIG_CROWD_FROM = Duration.ofMinutes(10);

  @Option(
      names = "--budget",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationText.class,
      description = "Time that may be spent, such as 5m; decides on the rounds. Default: 5m.")
  private Duration budget = Duration.ofMinutes(5);

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all draws. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "One scenario only; --only list names them.")
  private @Nullable String only;

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes a report in JSON.")
  private @Nullable Path json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Also writes a JUnit report.")
  private @Nullable Path junit;

  /// @return the exit code
  public static int run(String... arguments) {
    return new CommandLine(new Gate()).execute(arguments);
  }

  @Override
  public Integer call() {
    List<Scenario> scenarios = chosen();
    if (scenarios.isEmpty()) {
      Scenario.all().forEach(scenario -> System.out.println(scenario.name()));
      if ("list".equals(only)) {
        return PASSED;
      }
      System.err.println("gate: expected a scenario of these, found '" + only + "'");
      return CommandLine.ExitCode.USAGE;
    }
    Report report = play(scenarios);
    conclude(report);
    return write(report) ? (report.isPassed() ? PASSED : FAILED) : CANNOT_WRITE;
  }

  private List<Scenario> chosen() {
    return Scenario.all().stream()
        .filter(scenario -> only == null || scenario.name().equals(only))
        .toList();
  }

  private Report play(List<Scenario> scenarios) {
    long start = System.nanoTime();
    Stage stage = new Stage(seed, rounds(), crowd(), System.err::println);
    System.out.println(TextTable.header());
    List<Property> properties = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (Property property : scenario.play(stage)) {
        System.out.println(TextTable.line(property));
        properties.add(property);
      }
    }
    return new Report(seed, commit(), seconds(start), properties);
  }

  private int rounds() {
    return (int) Math.max(MIN_ROUNDS, Math.round(budget.toMillis() / 60_000.0 * ROUNDS_A_MINUTE));
  }

  private int crowd() {
    return budget.compareTo(BIG_CROWD_FROM) < 0 ? CROWD : BIG_CROWD;
  }

  private static double seconds(long start) {
    return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
  }

  private void conclude(Report report) {
    System.out.printf(
        Locale.ROOT,
        "%d ok, %d failed, %d skipped in %.1f s; seed %d, commit %s%n",
        report.count(Verdict.PASS),
        report.count(Verdict.FAIL),
        report.count(Verdict.SKIPPED),
        report.took(),
        report.seed(),
        report.commit());
    for (Property property : report.properties()) {
      if (property.verdict() == Verdict.FAIL) {
        System.out.printf(
            "repeat: stress/bin/gate --seed %d --budget %s --only %s%n",
            seed, Durations.format(budget), property.name());
      }
    }
  }

  private boolean write(Report report) {
    try {
      if (json != null) {
        Files.write(json, JsonReport.of(report));
      }
      if (junit != null) {
        Files.writeString(junit, JUnitReport.of(report));
      }
      return true;
    } catch (IOException e) {
      System.err.println("gate: the report could not be written: " + e);
      return false;
    }
  }

  /// Of the sources beside the launcher, where git knows it.
  private static String commit() {
    String launcher = System.getProperty("freshline.launcher");
    if (launcher == null) {
      return "unknown";
    }
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
              .directory(Objects.requireNonNull(Path.of(launcher).getParent()).toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String id = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? id : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  /// Durations as the settings write them.
  static final class DurationText implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
