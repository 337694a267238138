package dev.freshline.stress.gate;

import static dev.freshline.stress.scenario.Property.Verdict.FAIL;

import dev.freshline.settings.Durations;
import dev.freshline.stress.scenario.Lane;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells on stderr how far a gate has come: on a terminal one line that is written over, elsewhere
/// a line every few seconds. Failures are told at once.
final class Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);
  private static final String CLEAR = "\r\u001b[K";
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private final PrintStream out;
  private final boolean overwrites;
  private final Duration budget;
  private final List<Lane> lanes;
  private final long start;
  private final List<Playing> playing = new ArrayList<>();
  private long lastLine;

  private record Playing(Lane lane, int round) {}

  /// @param start of the budget, by [System#nanoTime]
  Progress(PrintStream out, boolean overwrites, Duration budget, List<Lane> lanes, long start) {
    this.out = out;
    this.overwrites = overwrites;
    this.budget = budget;
    this.lanes = List.copyOf(lanes);
    this.start = start;
    this.lastLine = start;
  }

  /// Whether stderr is a terminal. Where the kernel does not tell, it counts as none.
  static boolean isOnTerminal() {
    try {
      String target = Files.readSymbolicLink(STDERR).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  synchronized void begins(Lane lane, int round) {
    playing.add(new Playing(lane, round));
    tell(lane, round);
  }

  /// Rounds may take minutes: what has been on for longest is told then.
  synchronized void goesOn() {
    if (!playing.isEmpty()) {
      tell(playing.getFirst().lane(), playing.getFirst().round());
    }
  }

  private void tell(Lane lane, int round) {
    if (overwrites) {
      out.print(CLEAR + line(lane, round));
      out.flush();
    } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      out.println("gate: " + line(lane, round));
    }
  }

  synchronized void ended(Lane lane, int round) {
    playing.remove(new Playing(lane, round));
    var property = lane.property();
    if (property.breachedIn() == round && property.verdict() == FAIL) {
      out.println(
          (overwrites ? CLEAR : "")
              + "gate: FAIL "
              + property.name()
              + '/'
              + property.protocol()
              + " in round "
              + round
              + ": "
              + property.why());
    }
  }

  /// Leaves a clean line behind.
  synchronized void close() {
    if (overwrites) {
      out.print(CLEAR);
      out.flush();
    }
  }

  private String line(Lane lane, int round) {
    int rounds = 0;
    int faults = 0;
    for (Lane each : lanes) {
      rounds += each.property().rounds();
      faults += each.property().faults();
    }
    var spent = Duration.ofSeconds((System.nanoTime() - start) / 1_000_000_000);
    return String.format(
        Locale.ROOT,
        "%s of %s, %d rounds, %d kills and stops; %s/%s round %d",
        Durations.format(spent),
        Durations.format(budget),
        rounds,
        faults,
        lane.scenario().name(),
        lane.player().protocol(),
        round);
  }
}
