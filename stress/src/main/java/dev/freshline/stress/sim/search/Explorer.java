package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.Hash;
import dev.freshline.stress.sim.machine.SimMachine;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/// Depth-first search over all answers, up to so many that deviate from the plain course.
///
/// A state that was met before, with as many deviations spent, is not entered again: whatever
/// follows from it was seen. The state is that of the machine and all that its processes have
/// seen, hashed to 64 bits; with n states the chance that two were mistaken for one is n²/2⁶⁵.
public final class Explorer implements Chooser {
  private static final int FIRST = 64;

  private final int mostDeviations;
  private final ToLongFunction<SimMachine> stateOf;
  private final LongSet met = new LongSet();
  private int[] choices = new int[FIRST];
  private int[] options = new int[FIRST];
  private int length;
  private int position;
  private int deviations;
  private boolean cut;

  public Explorer(int mostDeviations) {
    this(mostDeviations, SimMachine::hash);
  }

  /// @param stateOf what two states must share to be one
  Explorer(int mostDeviations, ToLongFunction<SimMachine> stateOf) {
    this.mostDeviations = mostDeviations;
    this.stateOf = stateOf;
  }

  @Override
  public int choose(Question question, int count, SimMachine machine) {
    if (count < 2) {
      return 0;
    }
    if (position == length && !enter(question, count, machine)) {
      return STOP;
    }
    if (options[position] != count) {
      throw new IllegalStateException(
          "expected the same run again, found " + count + " ways instead of " + options[position]);
    }
    int choice = choices[position++];
    deviations += choice > 0 ? 1 : 0;
    return choice;
  }

  private boolean enter(Question question, int count, SimMachine machine) {
    long state = stateOf.applyAsLong(machine) * 31 + Hash.of(question);
    if (!met.add(state * 31 + deviations)) {
      return false;
    }
    if (length == choices.length) {
      choices = Arrays.copyOf(choices, 2 * length);
      options = Arrays.copyOf(options, 2 * length);
    }
    choices[length] = 0;
    options[length++] = count;
    return true;
  }

  /// Turns to the next schedule; false when there is none left.
  public boolean next() {
    position = 0;
    deviations = 0;
    int spent = 0;
    for (int i = 0; i < length; i++) {
      spent += choices[i] > 0 ? 1 : 0;
    }
    for (; length > 0; length--) {
      int last = length - 1;
      spent -= choices[last] > 0 ? 1 : 0;
      if (choices[last] + 1 < options[last]) {
        if (spent < mostDeviations) {
          choices[last]++;
          return true;
        }
        cut = true;
      }
    }
    return false;
  }

  /// Whether schedules with more deviations were left out.
  public boolean isCut() {
    return cut;
  }

  /// How many states were met.
  public long states() {
    return met.size();
  }

  /// The answers of the run just made, to be given again.
  public Replay replay() {
    return new Replay(Arrays.copyOf(choices, position));
  }
}
