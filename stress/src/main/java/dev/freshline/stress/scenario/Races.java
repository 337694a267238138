package dev.freshline.stress.scenario;

import dev.freshline.stress.race.RaceResult;
import dev.freshline.stress.race.RaceRun;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What threads of one JVM share, under jcstress: `dev.freshline.stress.race`.
///
/// Freshline's own code and the models that say what is meant must show no forbidden outcome; each
/// broken control must show one. One run of jcstress serves all players of a round.
final class Races implements Scenario {
  private static final int ITERATIONS = 5;

  private final Map<Integer, List<RaceResult>> byRound = new HashMap<>();

  @Override
  public String name() {
    return "races";
  }

  @Override
  public List<Player> players() {
    List<Player> players = new ArrayList<>();
    players.add(Player.freshline((stage, round) -> held(results(round))));
    for (String test : RaceRun.expected()) {
      if (RaceResult.isTwin(test)) {
        players.add(Player.twin(test, (stage, round) -> caught(test, results(round))));
      }
    }
    return players;
  }

  /// It needs both threads on a core each.
  @Override
  public boolean playsAlone() {
    return true;
  }

  /// A round takes most of a minute.
  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(2);
  }

  @Override
  public int maximum() {
    return 1;
  }

  private List<RaceResult> results(int round) throws IOException, InterruptedException {
    synchronized (byRound) {
      List<RaceResult> results = byRound.get(round);
      if (results == null) {
        results = RaceRun.run(ITERATIONS);
        byRound.put(round, results);
      }
      return results;
    }
  }

  private static Counts held(List<RaceResult> results) throws IOException {
    List<RaceResult> ours = results.stream().filter(result -> !result.isTwin()).toList();
    long samples = 0;
    for (RaceResult result : ours) {
      requireUsable(result);
      samples += result.samples();
      if (result.forbidden() > 0) {
        return counts(1, words(result));
      }
    }
    return counts(
        0,
        String.format(Locale.ROOT, "%d tests, %,d samples, none forbidden", ours.size(), samples));
  }

  private static Counts caught(String test, List<RaceResult> results) throws IOException {
    for (RaceResult result : results) {
      if (result.test().equals(test)) {
        requireUsable(result);
        return counts(result.forbidden() > 0 ? 1 : 0, words(result));
      }
    }
    throw new IOException(test + ": expected a result, found none");
  }

  private static void requireUsable(RaceResult result) throws IOException {
    if (!result.usable()) {
      throw new IOException(result.test() + ": " + result.phrase());
    }
  }

  private static String words(RaceResult result) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d forbidden%s",
        result.test(),
        result.forbidden(),
        result.samples(),
        result.phrase().isEmpty() ? "" : ": " + result.phrase());
  }

  private static Counts counts(int breaches, String why) {
    return new Counts(0, 0, 0, 0, Duration.ZERO, breaches, why);
  }
}
