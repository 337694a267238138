package dev.freshline.stress.sim;

import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.Trace;
import dev.freshline.stress.sim.play.FleetPlay;
import dev.freshline.stress.sim.play.OurPlay;
import dev.freshline.stress.sim.play.OurPlay.Script;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.play.Twin;
import dev.freshline.stress.sim.search.Dice;
import dev.freshline.stress.sim.search.Seeker;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;

/// How fast it simulates: seeds of one play after the other on one thread, for some seconds.
///
/// Rates are for a second of the thread's own CPU time, which others on the machine cannot take
/// away; what it came to by the clock on the wall stands beside.
final class Speed {
  private static final Bounds RACES = Bounds.QUIET.preemptions(1_000).crashes(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
        "%-42s %10s %10s %10s %11s %8s%n",
        "PLAY",
        "RUNS/S",
        "BY CLOCK",
        "STEPS/RUN",
        "STEPS/S",
        "US/STEP");
    tell("3 processes x 3 refreshes, each forced", ours(Script.FORCED));
    tell("3 processes x 3 refreshes, when due", ours(Script.DUE));
    tell("a fleet of 3 to 50 sessions", new FleetPlay(Twin.NONE));
  }

  private static Play ours(Script script) {
    return new OurPlay(3, 3, script, RACES, Twin.NONE);
  }

  private void tell(String what, Play play) {
    var seeker = new Seeker(play, Carrier.best());
    play(seeker);
    Played played = play(seeker);
    double seconds = played.nanos / 1e9;
    out.printf(
        Locale.ROOT,
        "%-42s %10.0f %10.0f %10.1f %11.0f %8.3f%n",
        what,
        played.runs / seconds,
        played.runs / (played.wallNanos / 1e9),
        (double) played.steps / played.runs,
        played.steps / seconds,
        seconds * 1e6 / played.steps);
  }

  private record Played(long runs, long steps, long nanos, long wallNanos) {}

  private Played play(Seeker seeker) {
    long wallStart = System.nanoTime();
    long start = THREADS.getCurrentThreadCpuTime();
    long steps = 0;
    long runs = 0;
    long nanos = 0;
    while (nanos < lasts.toNanos()) {
      steps += seeker.once(new Dice(++runs), Trace.hashed()).machine().steps();
      nanos = THREADS.getCurrentThreadCpuTime() - start;
    }
    return new Played(runs, steps, nanos, System.nanoTime() - wallStart);
  }
}
