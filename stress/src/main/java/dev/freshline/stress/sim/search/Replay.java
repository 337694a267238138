package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.SimMachine;

/// Answers that are known beforehand; the plain ones when there are no more of them.
public final class Replay implements Chooser {
  private final int[] choices;
  private int position;

  public Replay(int[] choices) {
    this.choices = choices.clone();
  }

  @Override
  public int choose(Question question, int options, SimMachine machine) {
    if (options < 2) {
      return 0;
    }
    int choice = position < choices.length ? choices[position] : 0;
    position++;
    return Math.min(choice, options - 1);
  }
}
