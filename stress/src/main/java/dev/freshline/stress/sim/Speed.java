package dev.freshline.stress.sim;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.FleetPlay;
import dev.freshline.stress.sim.play.OurPlay;
import dev.freshline.stress.sim.play.OurPlay.Script;
import dev.freshline.stress.sim.play.Twin;
import dev.freshline.stress.sim.recall.Memory;
import dev.freshline.stress.sim.search.Dice;
import dev.freshline.stress.sim.search.Seeker;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How fast it simulates: seeds of one play after the other on one thread, for some seconds, by a
/// seeker that remembers what processes do and by one that runs their code each time.
///
/// Rates are for a second of the thread's own CPU time, which others on the machine cannot take
/// away; what it came to by the clock on the wall stands beside.
final class Speed {
  private static final Bounds RACES = Bounds.QUIET.preemptions(1_000).crashes(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Runs between two looks at the CPU time, which cost as much as some steps.
  private static final int BETWEEN_LOOKS = 10;

  private final Duration lasts;
  private final PrintStream out;

  /// @param lasts CPU time for each play, after as much of it to warm up
  Speed(Duration lasts, PrintStream out) {
    this.lasts = lasts;
    this.out = out;
  }

  void tell() {
    out.println("one thread, " + Carrier.best().name().toLowerCase(Locale.ROOT));
    out.printf(
        Locale.ROOT,
        "%-42s %-10s %10s %10s %10s %11s %8s%n",
        "PLAY",
        "CODE RUN",
        "RUNS/S",
        "BY CLOCK",
        "STEPS/RUN",
        "STEPS/S",
        "US/STEP");
    for (Script script : List.of(Script.FORCED, Script.DUE)) {
      var play = new OurPlay(3, 3, script, RACES, Twin.NONE);
      String what =
          "3 processes x 3 refreshes, " + (script == Script.FORCED ? "each forced" : "when due");
      tell(what, new Seeker(play, Carrier.best()).remembering());
      tell(what, new Seeker(play, Carrier.best()));
    }
    tell("a fleet of 3 to 50 sessions", new Seeker(new FleetPlay(Twin.NONE), Carrier.best()));
  }

  private void tell(String what, Seeker seeker) {
    Played warmUp = play(seeker, 0);
    Memory memory = seeker.memory();
    long processes = memory == null ? 0 : memory.processes();
    long rehearsals = memory == null ? 0 : memory.rehearsals();
    Played played = play(seeker, warmUp.runs);
    String codeRun = "always";
    if (memory != null) {
      double share = (double) (memory.rehearsals() - rehearsals) / (memory.processes() - processes);
      codeRun = String.format(Locale.ROOT, "%.4f %%", 100 * share);
    }
    double seconds = played.nanos / 1e9;
    out.printf(
        Locale.ROOT,
        "%-42s %-10s %10.0f %10.0f %10.1f %11.0f %8.3f%n",
        what,
        codeRun,
        played.runs / seconds,
        played.runs / (played.wallNanos / 1e9),
        (double) played.steps / played.runs,
        played.steps / seconds,
        seconds * 1e6 / played.steps);
  }

  private record Played(long runs, long steps, long nanos, long wallNanos) {}

  /// @param after how many seeds, so that none is played twice
  private Played play(Seeker seeker, long after) {
    long wallStart = System.nanoTime();
    long start = THREADS.getCurrentThreadCpuTime();
    long steps = 0;
    long runs = 0;
    long nanos = 0;
    while (nanos < lasts.toNanos()) {
      for (int i = 0; i < BETWEEN_LOOKS; i++) {
        var dice = new Dice(after + ++runs);
        steps += seeker.once(dice, Trace.hashed()).machine().steps();
      }
      nanos = THREADS.getCurrentThreadCpuTime() - start;
    }
    return new Played(runs, steps, nanos, System.nanoTime() - wallStart);
  }
}
