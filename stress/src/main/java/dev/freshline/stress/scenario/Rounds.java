package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.CacheWatch;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;

/// What the rounds of several scenarios have in common.
final class Rounds {
  /// Exit codes of `statusline refresh`.
  static final int OK = 0;

  static final int FAILED = 1;
  static final int DEFERRED = 75;

  /// Something that takes milliseconds, on a machine that does much else.
  static final Duration SOON = Duration.ofSeconds(30);

  private Rounds() {}

  /// A ground whose ccusage runs by this distribution, scaled and seeded.
  static Ground ground(Stage stage, int round, String duration) throws Exception {
    var ground = new Ground(stage.freshline());
    ground.ccusage().lasts(duration).scale(Stage.SCALE).seed(stage.seed() + round);
    return ground;
  }

  /// A profile with some of its keys changed.
  ///
  /// @param changes keys and values in turn
  static Protocol profile(String name, String... changes) throws InvalidProtocolException {
    Protocol protocol = Profiles.named(name);
    for (int i = 0; i < changes.length; i += 2) {
      protocol = ProtocolJson.with(protocol, changes[i], changes[i + 1]);
    }
    return protocol;
  }

  static List<Showing> showings(List<Entrant.Finish> finishes) {
    return finishes.stream().map(finish -> Showing.parse(finish.out())).toList();
  }

  static Duration worstWait(List<Showing> showings) {
    return showings.stream().map(Showing::waited).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  static Duration longest(List<Entrant.Finish> finishes) {
    return finishes.stream()
        .map(Entrant.Finish::took)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /// Processes that should be gone and are not: a breach by themselves, whatever else held.
  static int left(Ground ground) throws Exception {
    return ground.windDown().size();
  }

  /// Ends what a twin has left behind, so that the witness need not wait for it.
  static void endOrphans(Ground ground) throws Exception {
    for (long pid : ground.living()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    Await.until("the orphans' end", SOON, () -> ground.ccusage().alive() == 0);
  }

  /// The same, with what a reader saw who looked all the time.
  static Counts watched(CacheWatch watch, Counts counts) {
    CacheWatch.Seen seen = watch.seen();
    var findings = new Findings().watched(seen);
    return new Counts(
        counts.runs(),
        counts.faults(),
        counts.duplicates(),
        counts.overlaps(),
        counts.worstWait(),
        counts.breaches() + findings.breaches(),
        counts.why() + ", " + seen.looks() + " whole reads" + findings.broken());
  }

  static String words(Tally tally) {
    return tally.runs() + " runs, " + tally.overlaps() + " overlaps";
  }
}
