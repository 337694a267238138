package dev.freshline.stress.race;

import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.race.RaceResult.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `races`: the outcomes of the tests of this package, as the tables in its documents have them.
@Command(
    name = "races",
    mixinStandardHelpOptions = true,
    version = "races 0.1.0",
    description = "Runs tests under jcstress and prints each outcome that was seen.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no forbidden outcome was seen, save of each broken control",
      "1:one was, or was not, or a test did not run",
      "2:wrong usage"
    })
public final class RaceTable implements Callable<Integer> {
  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Tenths of a second for each test. Default: 5.")
  private int iterations = 5;

  @Parameters(
      paramLabel = "NAME",
      description =
          "Properties, such as LockGuard, or tests, such as LockGuard.Broken. All if none.")
  private List<String> names = new ArrayList<>();

  private final CommandLine line = new CommandLine(this);
  private final PrintStream out = System.out;

  public static void main(String[] arguments) {
    System.exit(new RaceTable().line.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<String> tests = RaceTests.all().stream().filter(this::isNamed).toList();
    for (String name : names) {
      require(
          tests.stream().anyMatch(test -> matches(name, test)),
          "expected a property or test of " + RaceTests.all() + ", found " + name);
    }
    require(iterations > 0, "--iterations: expected 1 or more, found " + iterations);
    List<RaceResult> results = new RaceRun(Freshline.SHIPPED, tests, iterations).results();
    String property = "";
    for (RaceResult result : results) {
      if (!RaceTests.propertyOf(result.test()).equals(property)) {
        property = RaceTests.propertyOf(result.test());
        out.printf("%n| %s | found | seen | which says |%n|---|---|---:|---|%n", property);
      }
      print(result);
    }
    return results.stream().allMatch(RaceResult::isAsExpected) ? 0 : 1;
  }

  private void print(RaceResult result) {
    String name = result.test().substring(result.test().indexOf('.') + 1);
    for (Outcome outcome : result.outcomes()) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %,d | %s%s |%n",
          name,
          outcome.id(),
          outcome.seen(),
          outcome.forbidden() ? "FORBIDDEN: " : "",
          outcome.phrase());
    }
    if (!result.error().isEmpty()) {
      out.printf("| %s | | | %s |%n", name, result.error());
    }
  }

  private boolean isNamed(String test) {
    return names.isEmpty() || names.stream().anyMatch(name -> matches(name, test));
  }

  private static boolean matches(String name, String test) {
    return test.equals(name) || RaceTests.propertyOf(test).equals(name);
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      throw new ParameterException(line, complaint);
    }
  }
}
