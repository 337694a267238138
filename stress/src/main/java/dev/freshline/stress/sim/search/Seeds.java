package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.Trace;
import org.jspecify.annotations.Nullable;

/// What came of playing a play with one seed after the other. The first is played twice, and so is
/// one that breaks a property, the second time by the code of every process: what does not come out
/// the same again is not simulated.
///
/// @param seeds that were played
/// @param runs of ccusage in all of them
/// @param crashes in all of them
/// @param steps in all of them
/// @param example of the first seed that broke a property, made plainer; or null
public record Seeds(
    long seeds, long runs, long crashes, long steps, @Nullable Counterexample example) {

  static final Seeds NONE = new Seeds(0, 0, 0, 0, null);

  /// Plays seeds from the first on, until one breaks a property; the example is made plainer.
  public static Seeds of(Seeker seeker, long first, long count) {
    return asTheyCame(seeker.remembering(), first, count).plainer(seeker);
  }

  /// The same, with the example as it came, by a seeker with or without a memory.
  static Seeds asTheyCame(Seeker seeker, long first, long count) {
    long runs = 0;
    long crashes = 0;
    long steps = 0;
    for (long seed = first; seed < first + count; seed++) {
      Trace trace = Trace.hashed();
      Seeker.Played played = seeker.once(new Dice(seed), trace);
      runs += played.judge().runs();
      crashes += played.machine().crashes();
      steps += played.machine().steps();
      Property broken = played.broken();
      if (seed == first || broken != null) {
        seeker.requireSame("seed " + seed, new Dice(seed), trace.hash());
      }
      if (broken != null) {
        Counterexample example = example(seeker, broken, seed, new Dice(seed));
        return new Seeds(seed - first + 1, runs, crashes, steps, example);
      }
    }
    return new Seeds(count, runs, crashes, steps, null);
  }

  /// All of both; the example of the first of them.
  Seeds plus(Seeds next) {
    return new Seeds(
        seeds + next.seeds,
        runs + next.runs,
        crashes + next.crashes,
        steps + next.steps,
        example == null ? next.example : example);
  }

  /// The same with its example made plainer, which takes a few hundred runs.
  Seeds plainer(Seeker seeker) {
    if (example == null) {
      return this;
    }
    long seed = example.seed();
    var dice = new Dice(seed);
    seeker.once(dice, Trace.hashed());
    Replay plain = new Shrinker(seeker, example.property()).shrink(dice.answers());
    Counterexample plainer = example(seeker, example.property(), seed, plain);
    return new Seeds(seeds, runs, crashes, steps, plainer);
  }

  private static Counterexample example(
      Seeker seeker, Property broken, long seed, Chooser answers) {
    Trace trace = Trace.kept();
    seeker.once(answers, trace);
    return new Counterexample(
        seeker.play().protocol(),
        seeker.play().word(),
        broken,
        seed,
        trace.hash(),
        trace.timeline(),
        false);
  }
}
