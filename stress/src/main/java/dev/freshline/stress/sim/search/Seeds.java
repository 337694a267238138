package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Trace;
import org.jspecify.annotations.Nullable;

/// What came of playing a play with one seed after the other.
///
/// @param seeds that were played
/// @param runs of ccusage in all of them
/// @param crashes in all of them
/// @param steps in all of them
/// @param example of the first seed that broke a property, made plainer; or null
public record Seeds(
    long seeds, long runs, long crashes, long steps, @Nullable Counterexample example) {

  /// Plays seeds from the first on, until one breaks a property.
  public static Seeds of(Seeker seeker, long first, long count) {
    long runs = 0;
    long crashes = 0;
    long steps = 0;
    for (long seed = first; seed < first + count; seed++) {
      var dice = new Dice(seed);
      Trace trace = Trace.hashed();
      Seeker.Played played = seeker.once(dice, trace);
      runs += played.judge().runs();
      crashes += played.machine().crashes();
      steps += played.machine().steps();
      Property broken = played.broken();
      if (broken != null) {
        requireSame(seeker, seed, trace.hash());
        Counterexample example = plainer(seeker, broken, dice, seed);
        return new Seeds(seed - first + 1, runs, crashes, steps, example);
      }
    }
    return new Seeds(count, runs, crashes, steps, null);
  }

  /// Plays a seed again.
  ///
  /// @throws IllegalStateException when it came out another way: something was not simulated
  static void requireSame(Seeker seeker, long seed, long hash) {
    Trace again = Trace.hashed();
    seeker.once(new Dice(seed), again);
    if (again.hash() != hash) {
      throw new IllegalStateException(
          "seed "
              + seed
              + ": expected trace "
              + Long.toHexString(hash)
              + " again, found "
              + Long.toHexString(again.hash())
              + "; something in it is not simulated");
    }
  }

  private static Counterexample plainer(Seeker seeker, Property broken, Dice dice, long seed) {
    Replay plain = new Shrinker(seeker, broken).shrink(dice.answers());
    Trace trace = Trace.kept();
    seeker.once(plain, trace);
    return new Counterexample(
        seeker.play().protocol(), broken, seed, trace.hash(), trace.timeline(), false);
  }
}
