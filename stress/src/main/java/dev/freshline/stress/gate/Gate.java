package dev.freshline.stress.gate;

import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartCache;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Scenario;
import dev.freshline.stress.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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
      " 0:every property of Freshline held, and every broken twin was caught",
      " 1:one did not, or was not, or nothing could be checked",
      " 2:wrong usage",
      "70:a defect of the gate itself",
      "73:a report could not be written"
    })
public final class Gate implements Callable<Integer> {
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int SOFTWARE = 70;
  private static final int CANNOT_WRITE = 73;

  private static final String LIST = "list";
  private static final int CROWD = 10;
  private static final int BIG_CROWD = 40;
  private static final Duration BIG_CROWD_FROM = Duration.ofMinutes(10);

  /// Less than that is over before the cache has paid for itself.
  private static final Duration START_CACHE_FROM = Duration.ofMinutes(1);

  @Option(
      names = "--budget",
      paramLabel = "DURATION",
      converter = DurationText.class,
      description = "Time that may be spent, such as 5m; the gate ends within it. Default: 5m.")
  private Duration budget = Duration.ofMinutes(5);

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all draws. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These scenarios only, or NAME/PROTOCOL; --only list names them.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--minimum",
      description = "Ends when everybody has had his minimum, however much time is left.")
  private boolean minimum;

  @Option(
      names = "--round",
      paramLabel = "N",
      description = "Repeats this one round of Freshline's, and plays no twins.")
  private @Nullable Integer round;

  @Option(
      names = "--mutant",
      paramLabel = "NAME",
      description = "Freshline without one of its guards, to see what fails; --mutant list.")
  private @Nullable String mutant;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Rounds that are played at once. Default: the number of cores, at most 4.")
  private int jobs = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes a report in JSON.")
  private @Nullable Path json;

  @Option(names = "--junit", paramLabel = "FILE", description = "Also writes a JUnit report.")
  private @Nullable Path junit;

  private final List<Scenario> scenarios;
  private final CommandLine line;

  Gate(List<Scenario> scenarios) {
    this.scenarios = List.copyOf(scenarios);
    this.line = new CommandLine(this);
    line.setExecutionExceptionHandler(
        (e, _, _) -> {
          System.err.println("gate: a defect of this program; please report it with what follows");
          e.printStackTrace();
          return SOFTWARE;
        });
  }

  /// @return the exit code
  public static int run(String... arguments) {
    return new Gate(Scenario.all()).execute(arguments);
  }

  int execute(String... arguments) {
    return line.execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    if (only.contains(LIST)) {
      scenarios.forEach(scenario -> System.out.println(scenario.name()));
      return PASSED;
    }
    if (LIST.equals(mutant)) {
      for (Mutant each : Mutant.values()) {
        System.out.printf("%-18s without %s%n", each.label(), each.guard());
      }
      return PASSED;
    }
    Choice choice = choice();
    long start = System.nanoTime();
    Path folder = Files.createTempDirectory("freshline-gate-");
    // At the end of this program, also when somebody loses patience.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tidy(folder)));
    Report report = play(choice, folder, start);
    System.out.print(TextTable.of(report));
    return write(report) ? (report.isPassed() ? PASSED : FAILED) : CANNOT_WRITE;
  }

  private Choice choice() {
    var choice = new Choice(only, mutant(), round, budget);
    List<String> unknown = choice.unknown(scenarios);
    require(unknown.isEmpty(), "--only: expected a scenario of --only list, found " + unknown);
    require(jobs >= 1, "--jobs: expected 1 or more, found " + jobs);
    require(round == null || round >= 0, "--round: expected 0 or more, found " + round);
    return choice;
  }

  private @Nullable Mutant mutant() {
    String label = mutant;
    if (label == null) {
      return null;
    }
    var found = Mutant.labelled(label);
    require(found.isPresent(), "--mutant: expected one of --mutant list, found '" + label + "'");
    return found.orElse(null);
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      throw new ParameterException(line, complaint);
    }
  }

  private Report play(Choice choice, Path folder, long start) throws Exception {
    boolean pays = only.isEmpty() && budget.compareTo(START_CACHE_FROM) >= 0;
    Freshline freshline = pays ? StartCache.of(folder) : Freshline.SHIPPED;
    int crowd = budget.compareTo(BIG_CROWD_FROM) < 0 ? CROWD : BIG_CROWD;
    List<Lane> lanes = choice.lanes(scenarios, new Stage(seed, crowd, freshline));
    var progress = new Progress(System.err, Progress.isOnTerminal(), budget, lanes, start);
    var schedule = new Schedule(lanes, progress, start + budget.toNanos(), Schedule.CLOSING);
    if (choice.round() == null) {
      schedule.play(jobs, minimum ? 1 : Integer.MAX_VALUE);
    } else {
      schedule.repeat(choice.round());
    }
    progress.close();
    return Report.of(seed, budget, mutant, seconds(start), lanes);
  }

  /// Leaves no process and no file.
  private static void tidy(Path folder) {
    Ground.closeAll();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      System.err.println("gate: " + folder + " is left: " + e);
    }
  }

  private static double seconds(long start) {
    return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
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
}
