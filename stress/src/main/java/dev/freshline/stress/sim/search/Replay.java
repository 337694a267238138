package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.SimMachine;

/// Answers that are known beforehand; when there are no more of them, the plain ones or the end.
public final class Replay implements Chooser {
  private final int[] choices;
  private final int afterwards;
  private int position;

  public Replay(int[] choices) {
    this(choices, 0);
  }

  private Replay(int[] choices, int afterwards) {
    this.choices = choices.clone();
    this.afterwards = afterwards;
  }

  /// The same, for a run that was ended at the first question beyond them, if there was one.
  Replay thenStop() {
    return new Replay(choices, STOP);
  }

  @Override
  public int choose(Question question, int options, SimMachine machine) {
    if (options < 2) {
      return 0;
    }
    int choice = position < choices.length ? choices[position] : afterwards;
    position++;
    return Math.min(choice, options - 1);
  }
}
