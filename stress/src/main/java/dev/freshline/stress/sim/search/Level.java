package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.machine.Trace;
import org.jspecify.annotations.Nullable;

/// All schedules of one play with up to so many deviations, searched for the shortest
/// counter-example.
public final class Level {
  /// How many more schedules are tried for a shorter one when there is one.
  private static final int FOR_A_SHORTER_ONE = 3_000;

  private final Seeker seeker;
  private final Explorer explorer;
  private long schedules;
  private boolean cut;

  public Level(Seeker seeker, Explorer explorer) {
    this.seeker = seeker;
    this.explorer = explorer;
  }

  /// Searches within so many schedules.
  ///
  /// @return the shortest that was found, or null
  public @Nullable Counterexample search(long most) {
    Counterexample best = null;
    long until = most;
    boolean more = true;
    while (more && schedules < until) {
      schedules++;
      Seeker.Played played = seeker.once(explorer, Trace.hashed());
      cut |= played.ending().isCut();
      if (played.broken() != null) {
        Counterexample example = example(explorer.replay());
        if (best == null) {
          until = Math.min(most, schedules + FOR_A_SHORTER_ONE);
        }
        best = best == null || isShorter(example, best) ? example : best;
      }
      more = explorer.next();
    }
    return best == null || !more ? best : best.withoutClaim();
  }

  private static boolean isShorter(Counterexample example, Counterexample than) {
    int steps = example.timeline().steps().size() - than.timeline().steps().size();
    return steps < 0
        || (steps == 0 && example.timeline().span().compareTo(than.timeline().span()) < 0);
  }

  private Counterexample example(Replay answers) {
    Trace trace = Trace.kept();
    Property property = seeker.once(answers, trace).broken();
    if (property == null) {
      throw new IllegalStateException("expected the same run again, found nothing broken in it");
    }
    return new Counterexample(
        seeker.play().protocol(),
        seeker.play().word(),
        property,
        0,
        trace.hash(),
        trace.timeline(),
        true);
  }

  public long schedules() {
    return schedules;
  }

  /// Whether schedules with more deviations were left out, or what follows a bound in one.
  public boolean isCut() {
    return cut || explorer.isCut();
  }
}
