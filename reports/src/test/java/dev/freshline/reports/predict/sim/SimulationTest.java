package dev.freshline.reports.predict.sim;

import static dev.freshline.reports.predict.Cases.changed;
import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.there;
import static dev.freshline.reports.predict.Cases.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import org.junit.jupiter.api.Test;

/// What the simulation does where there is no formula, in situations that can be worked out by
/// hand.
class SimulationTest {
  private static final Precision USUAL = new Precision(0.001, 0.01, 2_000, 300_000);
  private static final String QUICK = "poisson:10ms";

  private static Simulated simulate(Protocol protocol, Workload workload) {
    return simulate(protocol, workload, Conditions.NONE);
  }

  private static Simulated simulate(Protocol protocol, Workload workload, Conditions conditions) {
    return new Simulation(Situation.of(protocol, workload), conditions, 4).run(USUAL);
  }

  private static Protocol waiting(String... changes) {
    return changed(
        plain("lock.kind=kernel", "wait.every=1s", "wait.count=100", "wait.rereads=false"),
        changes);
  }

  /// Three waiters fetch again one after the other, each half a poll after the one before on
  /// average.
  @Test
  void run_waitersThatDoNotReread_fetchAgainOneByOne() {
    Simulated found = simulate(waiting(), workload("fixed:10s", QUICK, 0, 0, 3));
    double perCycle = there(found.runsPerHour()).value() / 3600;
    double runs = there(found.cycleSeconds()).value() * perCycle;
    assertThat(runs).as("each run is a success of its own").isCloseTo(1, within(0.01));
    // 90 s of cooldown after the last of four, three of which begin within a second of the one
    // before.
    double length = 4 / perCycle;
    assertThat(length).isBetween(90 + 40.0, 90 + 40 + 3.0);
    assertThat(there(found.duplicatesPerRun()).value()).isZero();
  }

  @Test
  void run_waitersThatReread_shareTheResult() {
    Simulated found = simulate(waiting("wait.rereads=true"), workload("fixed:10s", QUICK, 0, 0, 3));
    assertThat(there(found.cycleSeconds()).value()).isCloseTo(100, within(0.1));
    assertThat(there(found.giveUpFraction()).value()).isZero();
  }

  /// Six tries from a moment within the first second end before the tenth second.
  @Test
  void run_waitersWithFewTries_giveUpBeforeTheResult() {
    Simulated found =
        simulate(
            waiting("wait.rereads=true", "wait.count=5"), workload("fixed:10s", QUICK, 0, 0, 3));
    // Of each place two processes wait in turn: one gives up, its successor gets the result.
    assertThat(there(found.giveUpFraction()).value()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void run_waitersThatPollAnOldLock_takeItAsOftenAsTheFormulaSays() {
    Protocol protocol =
        plain(
            "lock.staleAfter=30s",
            "lock.stealsFromLiving=true",
            "wait.every=3s",
            "wait.count=15",
            "wait.rereads=true");
    Simulated found = simulate(protocol, workload("uniform:5s..40s", "poisson:1s", 0, 0, 4));
    var duplicates = there(found.duplicatesPerRun());
    assertThat((3 - 3.0 / 5 + 7) / 35).isBetween(duplicates.low(), duplicates.high());
  }

  /// Every other run is an orphan for 20 s, beside which the next one starts at once.
  @Test
  void run_timeoutWithoutTheTree_startsBesideTheOrphan() {
    Protocol protocol =
        plain("fetchTimeout=30s", "killsTree=false", "lock.kind=kernel", "backoff=none");
    Workload workload = workload("mix:0.5*fixed:10s+0.5*fixed:50s", QUICK);
    var orphans = there(simulate(protocol, workload).duplicatesPerRun());
    assertThat(orphans.value()).isCloseTo(0.5, within(0.02));
    var killed = there(simulate(changed(protocol, "killsTree=true"), workload).duplicatesPerRun());
    assertThat(killed.value()).isZero();
  }

  /// The process is ended at 20 s of a run of 30 s; its lock is left behind until its age.
  @Test
  void run_deadlineWithinTheRun_leavesTheLockBehind() {
    Protocol protocol = plain("deadline=20s", "lock.staleAfter=25s", "criticalAfter=1000s");
    Workload workload = workload("mix:0.5*fixed:10s+0.5*fixed:30s", QUICK);
    Simulated found = simulate(protocol, workload);
    // One failed attempt for each success, on average, and each costs the 25 s of its lock.
    assertThat(there(found.cycleSeconds()).value()).isCloseTo(90 + 10 + 25, within(1.0));
  }

  /// The tenth try would come just when its process is ended: a little more or less time is no
  /// matter.
  @Test
  void run_deadlineAtATry_startsNoRunThatEndsAtOnce() {
    Protocol tie =
        plain(
            "lock.staleAfter=35s",
            "lock.stealsFromLiving=true",
            "killsTree=false",
            "wait.every=3s",
            "wait.count=15",
            "wait.rereads=false",
            "deadline=30s");
    Workload workload = workload("uniform:5s..40s", "poisson:1s", 0, 0, Workload.EVERY_RENDER);
    double runs = there(simulate(tie, workload).runsPerHour()).value();
    double before = there(simulate(changed(tie, "deadline=29.9s"), workload).runsPerHour()).value();
    assertThat(runs).isCloseTo(before, withinPercentage(5));
  }

  @Test
  void run_noLock_startsARunForEachRender() {
    Protocol protocol = changed(Profiles.named("no-lock"), "freshFor=100s", "fetchTimeout=none");
    Simulated found = simulate(protocol, workload("fixed:30s", "poisson:1s"));
    assertThat(there(found.duplicatesPerRun()).value()).isCloseTo(30, within(0.5));
  }

  /// Without a fence a late older run puts its older stamp over the newer one.
  @Test
  void run_fencedPublish_refusesTheOlderStamp() {
    Protocol open =
        plain(
            "stampAt=start",
            "lock.staleAfter=10s",
            "lock.stealsFromLiving=true",
            "cooldown=100s",
            "freshFor=95s");
    Workload workload = workload("mix:0.5*fixed:5s+0.5*fixed:60s", QUICK);
    double unfenced = there(simulate(open, workload).ageMeanSeconds()).value();
    double fenced =
        there(simulate(changed(open, "fencedPublish=true"), workload).ageMeanSeconds()).value();
    assertThat(fenced).isLessThan(unfenced - 5);
  }

  /// Nobody looks while nobody works: the hours of the night do not count, the first look after
  /// does.
  @Test
  void run_burstsOfRenders_weighsWhatIsSeen() {
    Simulated found = simulate(plain(), workload("fixed:20s", "bursty:1s,10m,10h"));
    assertThat(there(found.staleFraction()).value()).isBetween(0.4, 0.6);
    assertThat(there(found.cycleSeconds()).value()).isGreaterThan(3_000);
  }

  /// A suspended machine stops the run, not the clock that its lock ages by.
  @Test
  void run_suspendedMachine_losesLocksToTheirAge() {
    Protocol protocol = plain("lock.staleAfter=40s", "lock.stealsFromLiving=true");
    Workload workload = workload("fixed:20s", "poisson:1s");
    var awake = there(simulate(protocol, workload).duplicatesPerRun());
    var sleepy =
        there(simulate(protocol, workload, new Conditions(0, 200, 600)).duplicatesPerRun());
    assertThat(awake.value()).isZero();
    assertThat(sleepy.low()).isGreaterThan(0.01);
  }

  /// A thief slows the run down that it robs, and so is robbed itself.
  @Test
  void run_slowdown_makesRunsMeet() {
    Protocol protocol = changed(Profiles.named("no-lock"), "fetchTimeout=none");
    Workload workload = workload("fixed:10s", "poisson:5s");
    var alone = there(simulate(protocol, workload).busySecondsPerHour());
    var slowed = there(simulate(protocol, workload, new Conditions(1, 0, 0)).busySecondsPerHour());
    assertThat(slowed.low()).isGreaterThan(1.3 * alone.high());
  }

  @Test
  void run_sameSeed_isTheSame() {
    Situation is =
        Situation.of(Profiles.named("review"), workload("exp:20s", "poisson:1s", 0, 0, 5));
    var first = new Simulation(is, Conditions.NONE, 9).run(USUAL);
    var second = new Simulation(is, Conditions.NONE, 9).run(USUAL);
    assertThat(second.staleFraction()).isEqualTo(first.staleFraction());
    assertThat(second.events()).isEqualTo(first.events());
  }

  @Test
  void run_limitOfEvents_endsIt() {
    var precise = new Precision(1e-12, 1e-12, 1_000, 10_000);
    Situation is = Situation.of(plain(), workload("exp:20s", "poisson:1s"));
    Simulated found = new Simulation(is, Conditions.NONE, 9).run(precise);
    assertThat(found.events()).isEqualTo(10_000);
    assertThat(found.pile()).isZero();
  }

  @Test
  void run_pileOfRuns_endsBeforeTheMachineWould() {
    Protocol protocol = changed(Profiles.named("no-lock"), "fetchTimeout=none");
    Simulated found =
        new Simulation(
                Situation.of(protocol, workload("fixed:10h", "poisson:100ms")), Conditions.NONE, 1)
            .run(Precision.USUAL);
    assertThat(found.pile()).isEqualTo(1 << 16);
    assertThat(found.staleFraction()).isNull();
  }
}
