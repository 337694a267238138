package dev.freshline.stress.sim;

import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.play.FleetPlay;
import dev.freshline.stress.sim.play.OurPlay;
import dev.freshline.stress.sim.play.OurPlay.Script;
import dev.freshline.stress.sim.play.Play;
import dev.freshline.stress.sim.play.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The plays by which Freshline is judged, and what each of its twins must be caught by.
public final class Survey {
  /// Beyond what any of them has.
  private static final int ANY = 1_000;

  private static final Bounds RACES = Bounds.QUIET.preemptions(ANY);
  private static final List<Duration> SHORT = List.of(Duration.ofSeconds(10));
  private static final List<Duration> LONG = List.of(Duration.ofSeconds(60));
  private static final List<Duration> STUCK = List.of(Duration.ofMinutes(3));

  private Survey() {}

  /// A play with what is said of it.
  ///
  /// @param what its cast and its bounds in words
  public record Entry(String what, Play play) {}

  /// Freshline, every schedule; the longest search last, since a gate leaves out what takes longer
  /// than it has time for, by what took longest so far.
  public static List<Entry> schedules() {
    return List.of(
        entry(
            "3 processes x 1 refresh, 1 crash, 2 preemptions",
            new OurPlay(3, 1, Script.FORCED, RACES.preemptions(2).crashes(1), Twin.NONE)),
        entry(
            "2 that meet a release, 1 crash, 2 preemptions",
            new OurPlay(3, 1, Script.MEETING, RACES.preemptions(2).crashes(1), Twin.NONE)),
        entry(
            "2 x 1 when due, 1 crash, 1 delay of 10 s anywhere",
            new OurPlay(2, 1, Script.DUE, RACES.crashes(1).stalls(1, SHORT), Twin.NONE)),
        entry(
            "2 x 1, children that hang, fail, escape; 1 crash",
            new OurPlay(2, 1, Script.SLOW, RACES.preemptions(2).crashes(1), Twin.NONE)),
        entry(
            "2 x 1, 1 write cut short, 1 crash",
            new OurPlay(2, 1, Script.FORCED, RACES.crashes(1).diskFaults(1), Twin.NONE)),
        entry("1 stuck anywhere, 2 that come to end it, 2 preemptions", stuck(Twin.NONE)),
        entry("run directory wiped, clock set back", tampered(Script.WIPED, Twin.NONE)),
        entry("lock moved aside and back", tampered(Script.ASIDE, Twin.NONE)),
        entry(
            "2 processes x 2 refreshes, 1 crash at any step",
            new OurPlay(2, 2, Script.FORCED, RACES.crashes(1), Twin.NONE)));
  }

  /// One of Freshline's guards taken out, and the play that must show it.
  public static List<Entry> twins() {
    return List.of(
        entry("lock moved aside and back", tampered(Script.ASIDE, Twin.NO_TOKEN_CHECK)),
        entry("run directory wiped", tampered(Script.WIPED, Twin.NO_INODE_CHECK)),
        entry(
            "2 x 1 when due, 1 delay",
            new OurPlay(2, 1, Script.DUE, RACES.stalls(1, SHORT), Twin.NO_SECOND_LOOK)),
        entry(
            "2 that meet a release",
            new OurPlay(3, 1, Script.MEETING, RACES.preemptions(2), Twin.UNLINK_ON_RELEASE)),
        entry(
            "2 x 1, slow children",
            new OurPlay(2, 1, Script.SLOW, RACES.preemptions(1), Twin.STEAL_BY_AGE)),
        entry("1 stuck anywhere, 2 that come to end it", stuck(Twin.ONE_TRY)),
        entry("2 x 1", new OurPlay(2, 1, Script.FORCED, RACES.steps(1_000), Twin.SPIN_ON_LOCK)),
        entry(
            "2 x 1, 1 crash",
            new OurPlay(2, 1, Script.FORCED, RACES.crashes(1), Twin.NO_SUPERVISOR)));
  }

  /// Guards that take time to be missed: fleets, with everything that goes wrong.
  public static List<Entry> fleetTwins() {
    return List.of(
        entry("a fleet, everything goes wrong", new FleetPlay(Twin.NO_TAKEOVER)),
        entry("a fleet, everything goes wrong", new FleetPlay(Twin.NO_UPTIME)),
        entry("a fleet, everything goes wrong", new FleetPlay(Twin.NO_COOLDOWN)));
  }

  /// Freshline in fleets.
  public static Entry fleet() {
    return entry("3 to 50 sessions, everything goes wrong, then nothing", new FleetPlay(Twin.NONE));
  }

  /// Freshline in the small, for more seeds than a fleet has time for.
  public static Entry three() {
    return entry(
        "3 processes x 3 refreshes, crashes, delays, a bad write",
        new OurPlay(
            3, 3, Script.FORCED, RACES.crashes(2).stalls(2, SHORT).diskFaults(1), Twin.NONE));
  }

  /// Whatever seeds are played with, by a word: `fleet`, `three`, or the name of a twin.
  public static Optional<Entry> named(String word) {
    return switch (word) {
      case "fleet" -> Optional.of(fleet());
      case "three" -> Optional.of(three());
      default ->
          Stream.concat(twins().stream(), fleetTwins().stream())
              .filter(entry -> entry.play().protocol().equals(word))
              .findFirst();
    };
  }

  /// How `simulate` is told to play a failing seed again.
  public static String options(Counterexample example) {
    return " --only " + example.play() + " --seed " + example.seed() + " --seeds 1";
  }

  /// What [#named] knows.
  public static List<String> names() {
    return Stream.concat(
            Stream.of("fleet", "three"),
            Stream.concat(twins().stream(), fleetTwins().stream())
                .map(entry -> entry.play().protocol()))
        .toList();
  }

  private static Play tampered(Script script, Twin twin) {
    return new OurPlay(2, 1, script, RACES.stalls(1, LONG).onlyLate(), twin);
  }

  private static Play stuck(Twin twin) {
    return new OurPlay(3, 1, Script.STUCK, RACES.preemptions(2).stalls(1, STUCK), twin);
  }

  private static Entry entry(String what, Play play) {
    return new Entry(what, play);
  }
}
