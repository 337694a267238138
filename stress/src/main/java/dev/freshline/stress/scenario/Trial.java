package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Role;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// A round of Freshline's on a watched ground: deals out faults, and judges what holds whatever
/// they were.
///
/// | invariant | judged by |
/// |---|---|
/// | one ccusage at most is alive | the witness: overlaps |
/// | one holder at most | fetches of different tokens do not overlap in time |
/// | tokens grow and are unique; every read is whole | a reader who looks all the time |
/// | no child outlives its bound | what lives while the run is held back |
/// | a successor follows a death | the first refresh after it publishes, within 2 s |
/// | no litter | processes, temporary files and holder records that are left |
final class Trial implements AutoCloseable {
  /// For a child to end whose holder or time is gone: milliseconds, on a machine that does much
  /// else.
  static final Duration ORPHAN_LIMIT = Duration.ofSeconds(5);

  /// From a death to the next publication, beside what an undisturbed refresh takes.
  private static final Duration SUCCESSION = Duration.ofSeconds(2);

  /// How much slower a machine may have become since its undisturbed refresh.
  private static final int TOLERANCE = 3;

  final Ground ground;
  final CacheWatch watch;
  final Findings findings = new Findings();
  private int faults;
  private Duration control = Duration.ZERO;
  private Duration slowestSuccessor = Duration.ZERO;

  private Trial(Ground ground) {
    this.ground = ground;
    this.watch = CacheWatch.on(ground);
  }

  /// A round whose ccusage runs by this distribution, scaled and seeded.
  static Trial of(Stage stage, Freshline freshline, int round, String duration) throws Exception {
    var ground = new Ground(freshline);
    ground.ccusage().lasts(duration).scale(Stage.SCALE).seed(stage.seed() + round);
    return new Trial(ground);
  }

  // --- what happens -----------------------------------------------------------------------------

  /// Starts a refresh and waits until its ccusage runs.
  Entrant refreshToItsRun() throws Exception {
    int runs = ground.ccusage().runs();
    List<Entrant> line = ground.refreshes(1, "--force");
    StartLine.fire(line);
    Entrant holder = line.getFirst();
    boolean _ =
        Await.isSeen(Rounds.SOON, () -> ground.ccusage().runs() > runs || !holder.isAlive());
    findings.require(ground.ccusage().runs() > runs, "no run at the first try");
    return holder;
  }

  void kill(Cast cast, Collection<Role> roles) throws Exception {
    List<Long> pids = cast.of(roles);
    Cast.signal("KILL", pids);
    faults += pids.size();
  }

  void stop(Cast cast, Collection<Role> roles) throws Exception {
    List<Long> pids = cast.of(roles);
    Cast.signal("STOP", pids);
    faults += pids.size();
  }

  static void resume(Cast cast, Collection<Role> roles) throws Exception {
    Cast.signal("CONT", cast.of(roles));
  }

  /// Counts faults that were dealt out otherwise.
  void dealt(int count) {
    faults += count;
  }

  /// A refresh that nothing disturbs; what it took tells how quick this machine is just now.
  void firstReading() throws Exception {
    Finish finish = refresh();
    findings.require(finish.exit() == Rounds.OK, "no first reading");
    control = finish.took();
  }

  /// A refresh from beginning to end.
  Finish refresh() throws Exception {
    List<Entrant> line = ground.refreshes(1, "--force");
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst();
  }

  // --- what must hold ---------------------------------------------------------------------------

  /// While runs are held back, none can end by itself: whatever ended one, it was in time.
  void requireNoRun(String after) throws Exception {
    boolean over = ground.hasNoRun(ORPHAN_LIMIT);
    findings.require(over, "ccusage lived on after " + after);
    if (!over) {
      ground.ccusage().release(); // which has shown what it had to show
    }
  }

  /// Whether something was found against this round, so that going on with it shows nothing more.
  boolean isBroken() {
    return findings.breaches() > 0;
  }

  /// The first refresh that starts now publishes.
  void requireSuccessor(String after) throws Exception {
    ground.ccusage().release();
    long before = watch.lookNow();
    Finish finish = refresh();
    long published = watch.lookNow();
    findings.require(
        finish.exit() == Rounds.OK && published > before,
        "no successor at the first try after "
            + after
            + " (exit "
            + finish.exit()
            + ", token "
            + before
            + " then "
            + published
            + ": "
            + finish.out().strip()
            + ')');
    slowestSuccessor =
        finish.took().compareTo(slowestSuccessor) > 0 ? finish.took() : slowestSuccessor;
    if (!control.isZero()) {
      Duration bound = SUCCESSION.plus(control.multipliedBy(TOLERANCE));
      findings.require(
          finish.took().compareTo(bound) < 0,
          "a successor took " + finish.took().toMillis() + " ms after " + after);
    }
  }

  /// The last judgement: winds down, and adds up.
  ///
  /// @param needed runs that were needed; more are duplicates
  Counts judge(int needed, String words) throws Exception {
    Tally tally = ground.tally();
    List<Long> left = ground.windDown();
    CacheWatch.Seen seen = watch.seen();
    findings
        .count("runs of ccusage at once", tally.overlaps())
        .count("processes left", left.size())
        .watched(seen);
    return new Counts(
        tally.runs(),
        faults,
        Math.max(0, tally.runs() - needed),
        tally.overlaps(),
        Duration.ZERO,
        findings.breaches(),
        words
            + ", "
            + seen.looks()
            + " whole reads"
            + (slowestSuccessor.isZero()
                ? ""
                : ", a successor within " + slowestSuccessor.toMillis() + " ms")
            + findings.broken());
  }

  /// No file of a process that is gone is left: asked for after a refresh that had ten minutes.
  void requireNoLitter() throws Exception {
    findings.count("files left", ground.home().litter().size());
  }

  @Override
  public void close() throws Exception {
    watch.close();
    ground.close();
  }
}
