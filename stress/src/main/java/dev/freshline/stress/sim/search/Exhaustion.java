package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.machine.Trace;
import org.jspecify.annotations.Nullable;

/// What came of trying every schedule of a play.
///
/// @param schedules that were tried
/// @param states that were met
/// @param complete whether these were all within the play's bounds
/// @param runs of ccusage in all of them
/// @param crashes in all of them
/// @param example a short counter-example, or null when there was none
public record Exhaustion(
    long schedules,
    long states,
    boolean complete,
    long runs,
    long crashes,
    @Nullable Counterexample example) {

  /// One schedule of so many is played again by the code of every process, which must come out the
  /// same as what was remembered of it.
  private static final int CHECKED = 1000;

  /// Tries them all, or so many, or until one breaks a property.
  public static Exhaustion of(Seeker seeker, long most) {
    var explorer = new Explorer(Integer.MAX_VALUE);
    long schedules = 0;
    long runs = 0;
    long crashes = 0;
    boolean more = true;
    Seeker remembering = seeker.remembering();
    while (more && schedules < most) {
      Trace trace = Trace.hashed();
      Seeker.Played played = remembering.once(explorer, trace);
      if (schedules++ % CHECKED == 0) {
        seeker.requireSame("schedule " + schedules, explorer.replay().thenStop(), trace.hash());
      }
      runs += played.judge().runs();
      crashes += played.machine().crashes();
      if (played.broken() != null) {
        return new Exhaustion(
            schedules, explorer.states(), false, runs, crashes, shortest(seeker, most));
      }
      more = explorer.next();
    }
    return new Exhaustion(schedules, explorer.states(), !more, runs, crashes, null);
  }

  /// The one with the fewest deviations from the plain course.
  private static @Nullable Counterexample shortest(Seeker seeker, long most) {
    Counterexample example = null;
    for (int deviations = 0; example == null; deviations++) {
      example = new Level(seeker, new Explorer(deviations)).search(most);
    }
    return example;
  }
}
