package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.Load.Pipeline;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Counted duplicates against the formula for a lock that is broken at an age.
///
/// Contenders without memory (rate lambda) break a lock of the age L though its owner lives. A run
/// of the length S gets a duplicate with `1 - exp(-lambda (S - L)+)`: from the first of them after
/// L. The sum of that over the runs, each with the length that the witness saw, is what the count
/// is judged by. For exponential runs (mean 1/mu) it is on average
/// `exp(-mu L) lambda / (lambda + mu)`, which is printed beside it.
///
/// The cooldown keeps the next run apart from those that are over; a run that outlives its
/// duplicate and that cooldown adds 4 % to the expected count.
final class DuplicatesFormula implements Scenario {
  static final Duration MEAN_RUN = Duration.ofSeconds(20);
  static final Duration MEAN_GAP = Duration.ofSeconds(15);
  static final Duration STALE_AFTER = Duration.ofSeconds(30);

  /// One false alarm in a thousand.
  private static final double NORMAL_9995 = 3.29;

  private static final String SERVICE = "exp:20s";

  /// For JVMs, whose start does not scale.
  private static final double SLOWER = 0.1;

  private static final Duration SPAN = Duration.ofMinutes(32);
  private static final int LOADS = 4;

  /// How late one render in twenty may begin at most, as a share of L: where they come later, what
  /// is counted is the machine.
  private static final double LATEST = 0.05;

  private static final int MOST_ROUNDS = 3;

  @Override
  public String name() {
    return "duplicates-formula";
  }

  /// A machine without time for it makes runs longer than they are told to be.
  @Override
  public boolean playsAlone() {
    return true;
  }

  /// Its minutes are those of nobody else, and some hundred runs of Freshline's without an overlap
  /// are as good as a thousand.
  @Override
  public int maximum() {
    return MOST_ROUNDS;
  }

  @Override
  public Duration fromBudget() {
    return Duration.ofMinutes(10);
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(DuplicatesFormula::ours),
        Player.twin("review", (stage, round) -> judged(play(stage, round))));
  }

  private static Counts ours(Stage stage, int round) throws Exception {
    var load =
        new Load(
            Pipeline.PRODUCTION,
            Profiles.named("freshline"),
            1,
            new Arrivals.Poisson(MEAN_GAP),
            SERVICE,
            0,
            Duration.ofMinutes(10),
            SLOWER,
            stage.seed() + round);
    LoadResult result = OpenLoop.play(load, _ -> {});
    Tally tally = result.tally();
    return new Counts(
        tally.runs(),
        0,
        tally.duplicates(),
        tally.overlaps(),
        Duration.ZERO,
        tally.overlaps() + result.left().size() + (tally.runs() == 0 ? 1 : 0),
        Rounds.words(tally) + " in the same world, " + result.left().size() + " left");
  }

  /// What was counted, and what the formula has for it.
  ///
  /// @param expected sum of the runs' probabilities of a duplicate
  /// @param variance of the count, by the same
  record Evidence(Tally tally, double expected, double variance) {
    static final Evidence NONE = new Evidence(new Tally(0, 0, 0, 0, 0, 0), 0, 0);

    /// @param lives of the runs, as the protocol has them
    static Evidence of(Tally tally, List<Duration> lives) {
      double expected = 0;
      double variance = 0;
      for (Duration life : lives) {
        double probability = perRun(life);
        expected += probability;
        variance += probability * (1 - probability);
      }
      return new Evidence(tally, expected, variance);
    }

    Evidence plus(Evidence other) {
      return new Evidence(
          tally.plus(other.tally), expected + other.expected, variance + other.variance);
    }

    /// Half a duplicate is the step of a count.
    boolean agrees() {
      double difference = Math.abs(tally.duplicates() - expected);
      return difference <= NORMAL_9995 * Math.sqrt(variance) + 0.5;
    }
  }

  /// The probability that a run of this length gets a duplicate.
  static double perRun(Duration life) {
    double beyond = Math.max(0, life.minus(STALE_AFTER).toNanos());
    return 1 - Math.exp(-beyond / MEAN_GAP.toNanos());
  }

  /// The same for a run of exponential length.
  static double perRun() {
    double mu = 1.0 / MEAN_RUN.toNanos();
    double lambda = 1.0 / MEAN_GAP.toNanos();
    return Math.exp(-mu * STALE_AFTER.toNanos()) * lambda / (lambda + mu);
  }

  /// Several loads side by side, whose runs are counted together.
  private static Evidence play(Stage stage, int round) throws Exception {
    Evidence evidence = Evidence.NONE;
    try (ExecutorService players = Executors.newFixedThreadPool(LOADS)) {
      List<Future<Evidence>> all = new ArrayList<>();
      for (int i = 0; i < LOADS; i++) {
        Load load = load(stage.seed() * 1000 + (long) round * LOADS + i);
        all.add(players.submit(() -> play(load)));
      }
      for (Future<Evidence> each : all) {
        evidence = evidence.plus(each.get());
      }
      return evidence;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnavailableException busy ? busy : e;
    }
  }

  private static Evidence play(Load load) throws Exception {
    try (var ground = new Ground()) {
      LoadResult result = OpenLoop.play(load, ground, _ -> {});
      requireTime(result);
      List<Duration> lives = ground.ccusage().lives().stream().map(load::unscaled).toList();
      return Evidence.of(result.tally(), lives);
    }
  }

  private static void requireTime(LoadResult result) throws UnavailableException {
    List<Duration> late =
        result.renders().stream()
            .map(each -> each.started().minus(each.intended()))
            .sorted()
            .toList();
    Duration found = late.isEmpty() ? Duration.ZERO : late.get(late.size() * 19 / 20);
    double share = (double) found.toNanos() / result.load().played(STALE_AFTER).toNanos();
    if (share > LATEST) {
      throw new UnavailableException(
          String.format(
              Locale.ROOT,
              "the machine is too busy to count by the clock: one render in twenty begins %d ms"
                  + " late",
              found.toMillis()));
    }
  }

  /// @throws IllegalStateException when the counts contradict the formula: then either is wrong
  static Counts judged(Evidence evidence) {
    Tally tally = evidence.tally();
    String why =
        String.format(
            Locale.ROOT,
            "%d of %d runs got a duplicate; the formula has %.1f for these runs, %.1f on average",
            tally.duplicates(),
            tally.runs(),
            evidence.expected(),
            tally.runs() * perRun());
    if (!evidence.agrees()) {
      throw new IllegalStateException(why + ": a mismatch (99.9 %)");
    }
    return new Counts(
        tally.runs(),
        0,
        tally.duplicates(),
        tally.overlaps(),
        Duration.ZERO,
        tally.duplicates(),
        why);
  }

  private static Load load(long seed) throws Exception {
    Protocol protocol =
        Rounds.profile(
            "review",
            "lock.staleAfter",
            "30s",
            "fetchTimeout",
            "none",
            "wait.count",
            "0",
            "deadline",
            "none",
            "cooldown",
            "40s",
            "freshFor",
            "10ms");
    return new Load(
        Pipeline.MODEL,
        protocol,
        1,
        new Arrivals.Poisson(MEAN_GAP),
        SERVICE,
        0,
        SPAN,
        Stage.SCALE,
        seed);
  }
}
