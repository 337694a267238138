package dev.freshline.stress.sim;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.recall.Memory;
import dev.freshline.stress.sim.search.Dice;
import dev.freshline.stress.sim.search.Seeker;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// One seed, played again on every carrier, and by what its processes are remembered to do: it
/// comes out the same to the last effect, or something in it is not simulated.
final class Again {
  private static final int TIMES = 2;

  private Again() {}

  /// A line for each time.
  ///
  /// @return whether all had one trace
  static boolean tell(Play play, long seed, PrintStream out) {
    var dice = new Dice(seed);
    out.printf(Locale.ROOT, "%s, seed %d: %s%n", play.protocol(), seed, dice);
    Set<Long> traces = new HashSet<>();
    for (Carrier carrier : Carrier.values()) {
      if (carrier == Carrier.THREADS || Carrier.best() == carrier) {
        for (int i = 0; i < TIMES; i++) {
          String name = carrier.name().toLowerCase(Locale.ROOT);
          traces.add(once(name, new Seeker(play, carrier), seed, out));
        }
      }
    }
    Seeker remembering = new Seeker(play, Carrier.best()).remembering();
    remembering.once(new Dice(seed), Trace.hashed());
    Memory memory = remembering.memory();
    if (memory != null && memory.processes() > 0) {
      traces.add(once("remembered", remembering, seed, out));
    }
    out.println(traces.size() == 1 ? "the same" : "NOT the same: something is not simulated");
    return traces.size() == 1;
  }

  private static long once(String name, Seeker seeker, long seed, PrintStream out) {
    Trace trace = Trace.hashed();
    Seeker.Played played = seeker.once(new Dice(seed), trace);
    Property broken = played.broken();
    out.printf(
        Locale.ROOT,
        "%-14s trace %016x, %d steps, %d runs, %s%n",
        name,
        trace.hash(),
        played.machine().steps(),
        played.judge().runs(),
        broken == null ? "holds" : broken.word());
    return trace.hash();
  }
}
