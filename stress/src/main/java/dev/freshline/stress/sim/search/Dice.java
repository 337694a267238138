package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.SimMachine;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// Seeded chance, loaded anew by each seed: one seed crashes much and never delays, another does
/// the reverse (swarm testing), since faults of one kind hide those of another.
public final class Dice implements Chooser {
  /// Chances of leaving the plain course, one of which a seed takes for each kind of question.
  private static final double[] SWITCH = {0.0, 0.02, 0.1, 0.4};

  private static final double[] STALL = {0.0, 0.002, 0.02};
  private static final double[] CRASH = {0.0, 0.002, 0.02};
  private static final double[] DISK = {0.0, 0.01, 0.1};

  private final SplittableRandom random;
  private final double switching;
  private final double stalling;
  private final double crashing;
  private final double failing;
  private int[] answers = new int[64];
  private int length;

  public Dice(long seed) {
    this.random = new SplittableRandom(seed);
    this.switching = one(SWITCH);
    this.stalling = one(STALL);
    this.crashing = one(CRASH);
    this.failing = one(DISK);
  }

  private double one(double[] chances) {
    return chances[random.nextInt(chances.length)];
  }

  @Override
  public int choose(Question question, int options, SimMachine machine) {
    int answer =
        switch (question) {
          case NEXT -> perhaps(switching, options);
          case STALL -> perhaps(stalling, options);
          case CRASH -> perhaps(crashing, options);
          case DISK -> perhaps(failing, options);
          case RELEASE, CHILD, ARRIVAL, OUTSIDER -> random.nextInt(options);
        };
    if (length == answers.length) {
      answers = Arrays.copyOf(answers, 2 * length);
    }
    answers[length++] = answer;
    return answer;
  }

  private int perhaps(double chance, int options) {
    return random.nextDouble() < chance ? 1 + random.nextInt(options - 1) : 0;
  }

  /// How this seed is loaded.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "chances of a switch %s, a delay %s, a crash %s, a failing write %s",
        switching,
        stalling,
        crashing,
        failing);
  }

  /// All answers so far, to be given again or made plainer.
  public int[] answers() {
    return Arrays.copyOf(answers, length);
  }
}
