package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.PidNamespace;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A holder that was killed, and whose pid an innocent process has by now.
///
/// All in a pid namespace whose next pid can be chosen. Freshline's record names a pid with its
/// start ticks, and the lock is the kernel's: a successor publishes, and the bystander lives. For
/// `ccusage-statusline` the bystander is the living owner, for ever.
final class ReusedPid implements Scenario {
  /// Kills a first process of the command in its run, has a bystander get its pid, and lets further
  /// ones go until one succeeds.
  private static final String REUSE =
      """
      echo ready
      read -r _ || exit 70
      gun=$FRESHLINE_GROUND/gun
      echo 0 >"$gun"
      "$@" <"$gun" >/dev/null & victim=$!
      waits=0
      until grep -q '^start ' "$FAKE_CCUSAGE/log" 2>/dev/null; do
        waits=$((waits + 1)); [ "$waits" -le 1500 ] || exit 71
        sleep 0.02
      done
      kill -KILL "$victim"
      wait "$victim" 2>/dev/null
      tries=0 bystander=
      until [ "$bystander" = "$victim" ]; do
        tries=$((tries + 1)); [ "$tries" -le 1000 ] || exit 72
        echo $((victim - 1)) >/proc/sys/kernel/ns_last_pid
        sleep 1000 >/dev/null & bystander=$!
        [ "$bystander" = "$victim" ] || kill -KILL "$bystander"
      done
      tries=0 code=75
      while [ "$code" -ne 0 ] && [ "$tries" -lt 10 ]; do
        tries=$((tries + 1))
        "$@" <"$gun"
        code=$?
      done
      echo "exit $code"
      kill -0 "$bystander" && echo 'bystander lives'
      kill -KILL "$bystander"
      exit 0
      """;

  @Override
  public String name() {
    return "reused-pid";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("ccusage-statusline", this::theirs));
  }

  private static Ground ground(Stage stage, int round) throws Exception {
    PidNamespace.require();
    return Rounds.ground(stage, round, "fixed:20s");
  }

  private Ground within(Ground ground, SplittableRandom random) {
    var words = new ArrayList<>(PidNamespace.from(random.nextLong(1_000, 30_000)));
    words.addAll(List.of("sh", "-c", REUSE, "reuse"));
    return ground.startWith(words);
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = ground(stage, round)) {
      String said = play(within(ground, stage.random(name(), round)).refreshes(1, "--force"));
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      boolean published = said.contains("exit 0\n");
      boolean spared = said.contains("bystander lives\n");
      return new Counts(
          tally.runs(),
          1,
          0,
          tally.overlaps(),
          Duration.ZERO,
          tally.overlaps() + left + (published ? 0 : 1) + (spared ? 0 : 1),
          Rounds.words(tally)
              + (published ? ", published" : ", not published")
              + (spared ? ", bystander spared" : ", bystander killed")
              + (published && spared ? "" : ": " + said.strip())
              + ", "
              + left
              + " left");
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = ground(stage, round)) {
      var protocol = Rounds.profile("ccusage-statusline");
      String said =
          play(within(ground, stage.random(name(), round)).contenders(1, protocol, Stage.SCALE));
      Tally tally = ground.tally();
      int blocked = said.contains("shown GAVE_UP ") ? 1 : 0;
      return new Counts(
          tally.runs(),
          1,
          0,
          tally.overlaps(),
          Duration.ZERO,
          blocked,
          blocked + " of 1 blocked by a bystander with the pid of a dead owner");
    }
  }

  private static String play(List<Entrant> line) throws Exception {
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst().out();
  }
}
