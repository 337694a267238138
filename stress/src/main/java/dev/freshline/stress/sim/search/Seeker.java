package dev.freshline.stress.sim.search;

import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Chooser;
import dev.freshline.stress.sim.machine.Ending;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.recall.Memory;
import org.jspecify.annotations.Nullable;

/// Plays one play to its end.
///
/// @param carrier of its processes
/// @param memory of what they did before; null to run their code every time
public record Seeker(Play play, Carrier carrier, @Nullable Memory memory) {
  /// One that runs the code of every process.
  public Seeker(Play play, Carrier carrier) {
    this(play, carrier, null);
  }

  /// One that remembers what the processes of this play do: much quicker at many runs, and for one
  /// thread.
  public Seeker remembering() {
    return new Seeker(play, carrier, new Memory());
  }

  /// What came of one run.
  ///
  /// @param broken the property that was broken, or null
  /// @param ending why it was over
  public record Played(@Nullable Property broken, Judge judge, SimMachine machine, Ending ending) {}

  /// One run with these answers.
  public Played once(Chooser chooser, Trace trace) {
    var machine = new SimMachine(chooser, play.bounds(), carrier, trace, memory);
    Judge judge = play.setUp(machine);
    Ending ending = machine.run();
    return new Played(judge.broken(), judge, machine, ending);
  }

  /// Plays a run again, by the code of every process.
  ///
  /// @param what the run is called
  /// @throws IllegalStateException when it came out another way: something was not simulated
  void requireSame(String what, Chooser answers, long hash) {
    Trace again = Trace.hashed();
    new Seeker(play, carrier).once(answers, again);
    if (again.hash() != hash) {
      throw new IllegalStateException(
          what
              + ": expected trace "
              + Long.toHexString(hash)
              + " again, found "
              + Long.toHexString(again.hash())
              + "; something in it is not simulated");
    }
  }
}
