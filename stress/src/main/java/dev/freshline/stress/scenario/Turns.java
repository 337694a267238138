package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One process after the other, and what is seen of each.
final class Turns {
  /// A figure without a mark behind it; ccusage's is $9.00.
  private static final String FRESH = "block $9.00 ";

  private static final String OF_NO_KNOWN_AGE = "block $9.00?";

  private Turns() {}

  /// Starts a refresh and waits for its end.
  static Finish refresh(Ground ground, String... options) throws Exception {
    return alone(ground.refreshes(1, options));
  }

  /// Starts a render and waits for its end.
  static Finish render(Ground ground) throws Exception {
    return alone(ground.renders(1));
  }

  private static Finish alone(List<Entrant> line) throws Exception {
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst();
  }

  /// Starts the one who is ready, and waits for its end for so long; null when it is not over by
  /// then.
  static @Nullable Finish within(Duration limit, List<Entrant> line) throws Exception {
    StartLine.fire(line);
    return line.getFirst().awaitWithin(limit);
  }

  /// Starts a refresh whose run goes on until runs are released.
  static Entrant heldRefresh(Ground ground) throws Exception {
    int runs = ground.ccusage().runs();
    ground.ccusage().hold();
    List<Entrant> holder = ground.refreshes(1, "--force");
    StartLine.fire(holder);
    awaitRun(ground, runs);
    return holder.getFirst();
  }

  /// Waits for a run beyond these.
  static void awaitRun(Ground ground, int before) throws Exception {
    Await.until("a run", Rounds.SOON, () -> ground.ccusage().runs() > before);
  }

  /// Claude Code would blank the row.
  static boolean isBlank(Finish render) {
    return render.exit() != 0 || render.out().isBlank();
  }

  /// Whether a render shows the cost of the block without a mark.
  static boolean showsFresh(Finish render) {
    return render.out().contains(FRESH);
  }

  /// Whether a render shows the cost of the block as one of no known age.
  static boolean showsUnknownAge(Finish render) {
    return render.out().contains(OF_NO_KNOWN_AGE);
  }

  /// The one at this place, counted round and round: so that some rounds play all.
  static <T> T nth(List<T> all, int index) {
    return all.get(index % all.size());
  }

  /// Waits until all is over, and adds up what was found, and what is left.
  ///
  /// @param words what was played
  static Counts judge(Ground ground, Findings findings, String words) throws Exception {
    return judge(ground, 0, findings, words);
  }

  /// The same after kills and stops.
  static Counts judge(Ground ground, int faults, Findings findings, String words) throws Exception {
    Tally tally = ground.tally();
    findings
        .count("runs of ccusage at once", tally.overlaps())
        .count("processes left", Rounds.left(ground))
        .count("temporary files left", ground.home().temporaries().size());
    return new Counts(
        tally.runs(),
        faults,
        0,
        tally.overlaps(),
        Duration.ZERO,
        findings.breaches(),
        words + findings.broken());
  }
}
