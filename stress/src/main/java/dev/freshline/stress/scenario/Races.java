package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.race.RaceResult;
import dev.freshline.stress.race.RaceRun;
import dev.freshline.stress.race.RaceTests;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What threads of one JVM share, under jcstress: `dev.freshline.stress.race`.
///
/// Freshline's own code and the models that say what is meant must show no forbidden outcome; each
/// broken control must show one. The first round runs all tests at once; a control that was not
/// seen failing there goes on alone.
final class Races implements Scenario {
  private static final int ITERATIONS = 5;

  /// Of a control that was missed: more of the same.
  private static final int MORE_ITERATIONS = 20;

  private static final Duration ALL = Duration.ofSeconds(45);

  private final List<String> tests;
  private final Runner runner;
  private @Nullable List<RaceResult> all;

  /// Runs tests by their names.
  @FunctionalInterface
  interface Runner {
    /// @return a result for each of them
    List<RaceResult> results(Freshline freshline, List<String> tests, int iterations)
        throws IOException, InterruptedException;
  }

  Races() {
    this(
        RaceTests.all(), (who, tests, iterations) -> new RaceRun(who, tests, iterations).results());
  }

  /// @param tests that must run, broken controls among them
  Races(List<String> tests, Runner runner) {
    this.tests = List.copyOf(tests);
    this.runner = runner;
  }

  @Override
  public String name() {
    return "races";
  }

  @Override
  public List<Player> players() {
    List<Player> players = new ArrayList<>();
    players.add(Player.freshline((stage, _) -> held(all(stage))));
    for (String test : tests) {
      if (RaceTests.isTwin(test)) {
        players.add(Player.twin(test, (stage, round) -> caught(test, stage, round)));
      }
    }
    return players;
  }

  /// It needs both threads on a core each.
  @Override
  public boolean playsAlone() {
    return true;
  }

  @Override
  public Duration firstRound() {
    return ALL;
  }

  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(2);
  }

  @Override
  public int maximum() {
    return 1;
  }

  private synchronized List<RaceResult> all(Stage stage) throws IOException, InterruptedException {
    List<RaceResult> results = all;
    if (results == null) {
      results = runner.results(stage.freshline(), tests, ITERATIONS);
      all = results;
    }
    return results;
  }

  private Counts held(List<RaceResult> results) throws IOException {
    requireComplete(results);
    int held = 0;
    long samples = 0;
    for (RaceResult result : results) {
      if (!RaceTests.isTwin(result.test())) {
        requireUsable(result);
        if (result.forbidden() > 0) {
          return counts(1, words(result));
        }
        held++;
        samples += result.samples();
      }
    }
    return counts(
        0, String.format(Locale.ROOT, "%d tests, %,d samples, none forbidden", held, samples));
  }

  /// No tests at all are a success to jcstress, and none to us.
  private void requireComplete(List<RaceResult> results) throws IOException {
    List<String> reported = results.stream().map(RaceResult::test).toList();
    if (reported.isEmpty() || !reported.equals(tests)) {
      throw new IOException("expected results of " + tests + ", found them of " + reported);
    }
  }

  private Counts caught(String test, Stage stage, int round)
      throws IOException, InterruptedException {
    List<RaceResult> results =
        round == 0 ? all(stage) : runner.results(stage.freshline(), List.of(test), MORE_ITERATIONS);
    for (RaceResult result : results) {
      if (result.test().equals(test)) {
        requireUsable(result);
        return counts(result.forbidden() > 0 ? 1 : 0, words(result));
      }
    }
    throw new IOException(test + ": expected a result, found none");
  }

  private static void requireUsable(RaceResult result) throws IOException {
    if (!result.error().isEmpty()) {
      throw new IOException(result.test() + ": " + result.error());
    }
  }

  private static String words(RaceResult result) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d forbidden%s",
        result.test(),
        result.forbidden(),
        result.samples(),
        result.worst().isEmpty() ? "" : ": " + result.worst());
  }

  private static Counts counts(int breaches, String why) {
    return new Counts(0, 0, 0, 0, Duration.ZERO, breaches, why);
  }
}
