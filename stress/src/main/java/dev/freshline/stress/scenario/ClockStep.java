package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.ClockSpace;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.FreshlineHome;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Somebody sets the wall clock: an hour or a year, forward or back, or just so far back that an
/// old figure looks new.
///
/// Freshline shows nothing as fresh whose age it does not know, refreshes at once, and its tokens
/// grow on. `review` reckons by the wall clock alone: after a step back its old figure is fresh
/// for as long, and after a step forward it robs a living owner. Without the uptime as a witness
/// Freshline would be deceived too.
final class ClockStep implements Scenario {
  private static final Duration AGE = Duration.ofMinutes(10);

  /// So that a figure of that age is half a minute old by the wall clock.
  private static final Duration JUST_BACK = AGE.minusSeconds(30).negated();

  private static final Duration YEAR = Duration.ofDays(365);
  private static final List<Duration> STEPS =
      List.of(JUST_BACK, Duration.ofHours(1), Duration.ofHours(-1), YEAR, YEAR.negated());

  /// Smaller ones may be taken for a clock that is slewed.
  private static final Duration LEAST = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "clock-step";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(Mutant.NO_UPTIME, this::ours),
        Player.twin("review", this::theirs));
  }

  /// One round's clocks, and the step that is tried.
  private record Trial(Ground ground, ClockSpace clocks, Duration step, Findings findings) {
    Finish renderAt(Duration ahead) throws Exception {
      ground.startWith(clocks.command(ahead));
      Finish render = Turns.render(ground);
      ground.startWith(List.of());
      findings.require(!Turns.isBlank(render), "a blank render");
      return render;
    }

    Finish refreshAt(Duration ahead) throws Exception {
      ground.startWith(clocks.command(ahead));
      Finish refresh = Turns.refresh(ground, "--force");
      ground.startWith(List.of());
      return refresh;
    }

    void requireStale(Duration ahead, String though) throws Exception {
      findings.require(
          !Turns.showsFresh(renderAt(ahead)), "a figure shown as fresh though " + though);
    }

    void requireRefresh(Duration ahead, String when) throws Exception {
      FreshlineHome home = ground.home();
      long before = home.stored().token();
      findings
          .require(refreshAt(ahead).exit() == Rounds.OK, "a refresh that failed " + when)
          .require(home.stored().token() > before, "a token that did not grow " + when)
          .require(Turns.showsFresh(renderAt(ahead)), "a figure not fresh " + when);
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    Duration step = step(round, stage.random(name(), round));
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        ClockSpace clocks = ClockSpace.open(ground.folder())) {
      var trial = new Trial(ground, clocks, step, new Findings());
      Turns.refresh(ground, "--force");
      trial.requireStale(step, "nobody knows its age");
      look(trial);
      whileHeld(trial);
      afterFailure(trial);
      trial.requireRefresh(step, "after the step");
      trial.requireStale(Duration.ZERO, "the clock was set back again");
      trial.requireRefresh(Duration.ZERO, "when the clock was set back again");
      return Turns.judge(ground, trial.findings(), "set by " + step);
    }
  }

  private static Duration step(int round, SplittableRandom random) {
    if (round < STEPS.size()) {
      return STEPS.get(round);
    }
    Duration far = Duration.ofSeconds(random.nextLong(LEAST.toSeconds(), YEAR.toSeconds()));
    return random.nextBoolean() ? far : far.negated();
  }

  /// What is too old stays so under every clock.
  private static void look(Trial trial) throws Exception {
    trial.ground().home().age(AGE);
    trial.requireStale(trial.step(), "it is old");
    trial.requireStale(JUST_BACK, "it is old");
  }

  private static void whileHeld(Trial trial) throws Exception {
    Entrant holder = Turns.heldRefresh(trial.ground());
    Finish rival = trial.refreshAt(trial.step());
    trial
        .findings()
        .require(rival.exit() == Rounds.DEFERRED, "a rival not deferred")
        .require(holder.isAlive(), "a holder ended");
    trial.ground().ccusage().release();
    trial.findings().require(holder.await().exit() == Rounds.OK, "a holder that failed");
  }

  /// A failure of another time keeps nobody off.
  private static void afterFailure(Trial trial) throws Exception {
    Ground ground = trial.ground();
    ground.ccusage().mode("crash:1");
    Finish failed = trial.refreshAt(trial.step());
    trial.findings().require(failed.exit() == Rounds.FAILED, "a failure not told");
    ground.ccusage().mode("ok");
    ground.home().age(AGE);
    int runs = ground.ccusage().runs();
    Turns.refresh(ground);
    trial
        .findings()
        .require(ground.ccusage().runs() > runs, "a refresh kept off by a failure of another time");
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    Protocol protocol = Rounds.profile("review", "deadline", "none");
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        ClockSpace clocks = ClockSpace.open(ground.folder())) {
      long stampedAt = System.currentTimeMillis() - AGE.toMillis();
      Files.writeString(
          ground.foreign().resolve("billing.json"),
          "{\"usd\":9.0,\"lastFetched\":" + stampedAt + ",\"isFresh\":true}");
      ground.startWith(clocks.command(Duration.ofHours(-1)));
      List<Entrant> line = ground.contenders(1, protocol, Stage.SCALE);
      // Not at a moment of our clock, which theirs comes to in an hour.
      StartLine.fire(line, Duration.ZERO, stage.random(name(), round));
      Showing showing = Rounds.showings(StartLine.finishes(line)).getFirst();
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          showing.fresh() ? 1 : 0,
          "a figure of " + AGE + " shown as " + (showing.fresh() ? "fresh" : "stale"));
    }
  }
}
