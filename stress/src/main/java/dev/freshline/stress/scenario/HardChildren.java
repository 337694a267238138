package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Children that are deaf to TERM, leave something behind in a session of its own, fill their
/// output, answer at once, or would run for 300 s.
///
/// Freshline bounds all of them: what a run has started is gone when the next run begins, which
/// publishes. `review` ends the child that it knows: what the child left behind lives on beside the
/// next run.
final class HardChildren implements Scenario {
  private static final int MANNERS_A_ROUND = 3;
  private static final Duration TIMEOUT = Stage.scaled(Duration.ofSeconds(35));

  /// For a child that ends by itself, on a machine that lets it wait for its turn.
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private static final Duration GRACE = Duration.ofMillis(50);

  /// How a child behaves, and what a refresh may say of it.
  private enum Manner {
    DEAF_TO_TERM("stubborn", "fixed:0s", Rounds.FAILED),
    LEAVES_A_CHILD("grandchild", "fixed:0s", Rounds.OK),
    LEAVES_A_SESSION("doublefork", "fixed:0s", Rounds.OK),
    FILLS_ITS_OUTPUT("huge", "fixed:0s", Rounds.FAILED),
    ANSWERS_AT_ONCE("ok", "fixed:0s", Rounds.OK),
    TAKES_300_SECONDS("ok", "fixed:300s", Rounds.FAILED);

    private final String mode;
    private final String duration;
    private final int exit;

    Manner(String mode, String duration, int exit) {
      this.mode = mode;
      this.duration = duration;
      this.exit = exit;
    }

    void takenBy(Ground ground) throws Exception {
      ground
          .timings(exit == Rounds.OK ? AMPLE : TIMEOUT, GRACE)
          .ccusage()
          .mode(mode)
          .lasts(duration);
    }
  }

  @Override
  public String name() {
    return "hard-children";
  }

  /// So that each manner is met at least once.
  @Override
  public int minimum() {
    return Manner.values().length / MANNERS_A_ROUND;
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.twin("review", this::theirs),
        Player.mutant(Mutant.NO_SWEEP, this::unswept));
  }

  private static Manner manner(int round, int i) {
    return Manner.values()[(round * MANNERS_A_ROUND + i) % Manner.values().length];
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      int odd = 0;
      StringBuilder met = new StringBuilder();
      for (int i = 0; i < MANNERS_A_ROUND; i++) {
        Manner manner = manner(round, i);
        int exit = refresh(ground, manner);
        odd += exit == manner.exit ? 0 : 1;
        met.append(manner).append(" exit ").append(exit).append(", ");
      }
      odd += refresh(ground, Manner.ANSWERS_AT_ONCE) == Rounds.OK ? 0 : 1;
      return counts(ground, odd, met + (odd + " odd"));
    }
  }

  private static int refresh(Ground ground, Manner manner) throws Exception {
    manner.takenBy(ground);
    List<Entrant> line = ground.refreshes(1, "--force");
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst().exit();
  }

  /// What is left in a session of its own keeps the next run from starting, since nobody ends it.
  private Counts unswept(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      refresh(ground, Manner.LEAVES_A_SESSION);
      int exit = refresh(ground, Manner.ANSWERS_AT_ONCE);
      Rounds.endOrphans(ground);
      return counts(ground, exit == Rounds.OK ? 0 : 1, "the next refresh came to exit " + exit);
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      Protocol protocol =
          Rounds.profile("review", "deadline", "none", "freshFor", "1ms", "cooldown", "none");
      SplittableRandom random = stage.random(name(), round);
      Manner manner = random.nextBoolean() ? Manner.LEAVES_A_CHILD : Manner.LEAVES_A_SESSION;
      for (Manner each : List.of(manner, Manner.ANSWERS_AT_ONCE)) {
        each.takenBy(ground);
        List<Entrant> line = ground.contenders(1, protocol, Stage.SCALE);
        StartLine.fire(line);
        StartLine.finishes(line);
      }
      Rounds.endOrphans(ground);
      return counts(ground, 0, manner + " beside the next run");
    }
  }

  private static Counts counts(Ground ground, int odd, String why) throws Exception {
    Tally tally = ground.tally();
    int left = Rounds.left(ground);
    return new Counts(
        tally.runs(),
        0,
        0,
        tally.overlaps(),
        Duration.ZERO,
        odd + tally.overlaps() + left,
        why + "; " + Rounds.words(tally) + ", " + left + " left");
  }
}
