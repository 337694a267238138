package dev.freshline.stress.sim;

import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.play.ForeignPlay;
import dev.freshline.stress.sim.play.ForeignPlay.Adversity;
import dev.freshline.stress.sim.play.ForeignPlay.Cast;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.search.Explorer;
import dev.freshline.stress.sim.search.Level;
import dev.freshline.stress.sim.search.Seeker;
import java.util.List;

/// Seeks counter-examples: the shortest timeline in which a protocol breaks a property.
public final class Witnesses {
  /// The smallest first.
  private static final List<Cast> CASTS =
      List.of(new Cast(1, 1), new Cast(2, 1), new Cast(1, 2), new Cast(2, 2), new Cast(3, 1));

  /// Beyond this, schedules are too many to be tried and too odd to be believed.
  private static final int MOST_DEVIATIONS = 4;

  private Witnesses() {}

  /// Plays one to three sessions of a protocol, one schedule after the other, from the plain one to
  /// those that deviate from it in more and more places.
  ///
  /// The same arguments give the same answer on every machine.
  public static Sought seek(
      Protocol protocol, Property property, RunTimes runTimes, Budget budget) {
    if (property == Property.NO_RECOVERY || property == Property.NO_END) {
      return new Sought.NotPlayed(
          property.word() + " takes a longer play than these; the gate has one");
    }
    long schedules = 0;
    boolean complete = false;
    for (int deviations = 0; deviations <= MOST_DEVIATIONS && !complete; deviations++) {
      complete = true;
      for (Adversity adversity : Adversity.values()) {
        for (Cast cast : CASTS) {
          Play play;
          try {
            play = new ForeignPlay(protocol, runTimes, cast, adversity, budget.delay(), property);
          } catch (IllegalArgumentException e) {
            return new Sought.NotPlayed(protocol.name() + " cannot be played: " + e.getMessage());
          }
          var level = new Level(new Seeker(play, Carrier.best()), new Explorer(deviations));
          Counterexample example = level.search(budget.schedules() - schedules);
          schedules += level.schedules();
          if (example != null) {
            return new Sought.Found(example, schedules);
          }
          if (schedules >= budget.schedules()) {
            return new Sought.NotFound(schedules, false);
          }
          complete &= !level.isCut();
        }
      }
    }
    return new Sought.NotFound(schedules, complete);
  }
}
