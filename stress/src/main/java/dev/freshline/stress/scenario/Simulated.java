package dev.freshline.stress.scenario;

import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.search.Seeds;
import dev.freshline.stress.sim.search.Seeker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fleets of sessions in virtual time, seed by seed: everything goes wrong, then nothing, and a
/// fresh figure must appear.
///
/// Round N of a gate with `--seed S` plays the seeds from S + 100 N on, so that `--seed` with the
/// seed of a failure plays that one first, and twice.
final class Simulated implements Scenario {
  private static final int SEEDS = 100;

  @Override
  public String name() {
    return "sim";
  }

  @Override
  public List<Player> players() {
    List<Player> players = new ArrayList<>();
    var all = new Totals();
    players.add(Player.freshline((stage, round) -> play(Survey.fleet(), stage, round, all)));
    for (Entry twin : Survey.fleetTwins()) {
      var totals = new Totals();
      players.add(
          Player.twin(twin.play().protocol(), (stage, round) -> play(twin, stage, round, totals)));
    }
    return players;
  }

  /// What the rounds so far came to: the gate's row tells the last round's words.
  private static final class Totals {
    private long seeds;
    private long steps;

    synchronized String plus(Seeds done) {
      seeds += done.seeds();
      steps += done.steps();
      return String.format(Locale.ROOT, "%,d seeds, %,d steps", seeds, steps);
    }
  }

  private static Counts play(Entry entry, Stage stage, int round, Totals totals) {
    long first = stage.seed() + (long) round * SEEDS;
    Seeds done = Seeds.of(new Seeker(entry.play(), Carrier.best()), first, SEEDS);
    return counts(done.runs(), done.crashes(), done.example(), totals.plus(done));
  }

  /// No faults, which are dealt to processes that there are: crashes are told in words.
  ///
  /// @param tried what was tried, in words
  static Counts counts(long runs, long crashes, @Nullable Counterexample example, String tried) {
    return new Counts(
        Math.toIntExact(runs),
        0,
        0,
        0,
        Duration.ZERO,
        example == null ? 0 : 1,
        example == null
            ? String.format(Locale.ROOT, "%s, %,d crashes in the last round", tried, crashes)
            : told(example));
  }

  private static String told(Counterexample example) {
    return String.format(
        Locale.ROOT,
        "%s in %d steps, trace %016x; stress/bin/simulate%s shows them",
        example.property().violation(),
        example.timeline().steps().size(),
        example.traceHash(),
        example.seed() == 0 ? "" : Survey.options(example));
  }
}
