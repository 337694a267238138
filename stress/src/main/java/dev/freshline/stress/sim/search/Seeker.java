package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.Ending;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import org.jspecify.annotations.Nullable;

/// Plays one play to its end.
///
/// @param carrier of its processes
public record Seeker(Play play, Carrier carrier) {
  /// What came of one run.
  ///
  /// @param broken the property that was broken, or null
  /// @param ending why it was over
  public record Played(@Nullable Property broken, Judge judge, SimMachine machine, Ending ending) {}

  /// One run with these answers.
  public Played once(Chooser chooser, Trace trace) {
    var machine = new SimMachine(chooser, play.bounds(), carrier, trace);
    Judge judge = play.setUp(machine);
    Ending ending = machine.run();
    return new Played(judge.broken(), judge, machine, ending);
  }
}
