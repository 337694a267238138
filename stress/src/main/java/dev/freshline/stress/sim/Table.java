package dev.freshline.stress.sim;

import dev.freshline.stress.sim.search.Dice;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints what was simulated, a line for each play, and after them the counter-examples.
final class Table {
  private static final String FORMAT = "%-18s %-54s %11s %10s %-9s %8s %s%n";

  /// Where there is nothing to say.
  static final String NONE = "-";

  private final PrintStream out;
  private final String commit;
  private final List<Counterexample> examples = new ArrayList<>();

  /// @param commit of the sources that are played
  Table(PrintStream out, String commit) {
    this.out = out;
    this.commit = commit;
    out.printf(
        Locale.ROOT,
        FORMAT,
        "PROTOCOL",
        "WHAT IS OPEN, OR WHAT IS SOUGHT",
        "SCHEDULES",
        "STATES",
        "COMPLETE",
        "SECONDS",
        "FOUND");
  }

  /// @param start when it was begun, by the monotonic clock
  void row(
      String protocol,
      String what,
      long schedules,
      String states,
      String complete,
      long start,
      @Nullable Counterexample example) {
    String found =
        example == null
            ? NONE
            : example.property().word() + " in " + example.timeline().steps().size() + " steps";
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        FORMAT,
        protocol,
        what,
        schedules,
        states,
        complete,
        String.format(Locale.ROOT, "%.1f", seconds),
        found);
    if (example != null) {
      examples.add(example);
    }
  }

  void tellExamples() {
    examples.forEach(this::tell);
  }

  private void tell(Counterexample example) {
    out.printf(
        Locale.ROOT,
        "%n%s: %s, trace %016x, commit %s%n%s%s",
        example.protocol(),
        example.property().violation(),
        example.traceHash(),
        commit,
        example.seed() == 0 ? "" : replay(example),
        example.timeline().text());
  }

  private static String replay(Counterexample example) {
    return String.format(
        Locale.ROOT,
        "seed %d (%s), made plainer; again: stress/bin/simulate%s%n",
        example.seed(),
        new Dice(example.seed()),
        Survey.options(example));
  }
}
