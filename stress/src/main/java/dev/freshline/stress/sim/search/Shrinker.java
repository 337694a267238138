package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Trace;
import java.util.Arrays;

/// Makes a schedule that breaks a property plainer, as long as it breaks it still: answers are made
/// the plain one, in ever smaller stretches.
public final class Shrinker {
  private static final int MOST_TRIES = 2_000;

  private final Seeker seeker;
  private final Property property;
  private int tries;

  public Shrinker(Seeker seeker, Property property) {
    this.seeker = seeker;
    this.property = property;
  }

  /// The plainest that was found.
  public Replay shrink(int[] answers) {
    int[] best = answers.clone();
    for (int stretch = best.length; stretch > 0; stretch /= 2) {
      for (int from = 0; from < best.length && tries < MOST_TRIES; from += stretch) {
        int[] plainer = best.clone();
        Arrays.fill(plainer, from, Math.min(from + stretch, plainer.length), 0);
        if (!Arrays.equals(plainer, best) && breaks(plainer)) {
          best = plainer;
        }
      }
    }
    return new Replay(best);
  }

  private boolean breaks(int[] answers) {
    tries++;
    return seeker.once(new Replay(answers), Trace.hashed()).broken() == property;
  }
}
