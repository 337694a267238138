package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Await;
import dev.freshline.stress.fleet.Cast;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.ResidentCalls.Pending;
import dev.freshline.stress.scenario.ResidentCalls.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Kills and stops of the resident process under renders that come several at once.
///
/// Every render shows a line in time. While runs are held back, no line claims that an old block is
/// fresh as of the moment that it tells of; when they go on, fresh figures arrive. At most one
/// ccusage is alive throughout. A client that waits for its answer without a bound is caught at the
/// first stop, and one that shows a kept line without its age as soon as the block is old.
final class ResidentStorm implements Scenario {
  private static final Duration FRESH_FOR = Duration.ofSeconds(4);
  private static final Map<String, Duration> TIMINGS =
      Map.of(
          "fetchTimeout", Duration.ofMillis(1500),
          "killGrace", Duration.ofMillis(100),
          "cooldown", Duration.ofMillis(200),
          "freshFor", FRESH_FOR,
          "criticalAfter", Duration.ofMinutes(1));

  private static final Duration SPAN = Duration.ofSeconds(6);
  private static final Duration MEAN_GAP = Duration.ofMillis(120);
  private static final int SESSIONS = 3;

  @Override
  public String name() {
    return "resident";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.twin("unbounded-client", ResidentStorm::unbounded),
        Player.twin("ageless-client", ResidentStorm::ageless));
  }

  /// What came of a round so far.
  private static final class Storm {
    final ResidentCalls calls;
    final SplittableRandom random;
    final Findings findings = new Findings();
    final List<Shown> shown = new ArrayList<>();
    int faults;

    Storm(ResidentCalls calls, SplittableRandom random) {
      this.calls = calls;
      this.random = random;
    }

    /// Renders of several sessions, with a fault before about every second of them.
    void rage(Duration span) throws Exception {
      long end = System.nanoTime() + span.toNanos();
      while (System.nanoTime() - end < 0) {
        List<Pending> renders = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
          renders.add(calls.start());
        }
        strike();
        for (Pending render : renders) {
          Shown line = ResidentCalls.await(render);
          findings.require(!line.text().isBlank(), "a render without a line in time");
          shown.add(line);
        }
        double gap = -Math.log(1 - random.nextDouble()) * MEAN_GAP.toMillis();
        Thread.sleep((long) Math.min(gap, (double) SPAN.toMillis()));
      }
    }

    private void strike() throws Exception {
      Long pid = random.nextInt(4) < 2 ? calls.pid() : null;
      if (pid != null) {
        Thread.sleep(random.nextInt(8)); // any moment of a conversation
        Cast.signal(random.nextBoolean() ? "KILL" : "STOP", List.of(pid));
        faults++;
      }
    }

    /// One that is only starting has no file yet by which it could be ended.
    void end(Ground ground) throws Exception {
      boolean _ =
          Await.isSeen(
              Rounds.SOON,
              () -> {
                calls.signal("KILL");
                return ground.living().isEmpty();
              });
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:10s")) {
      ground.timings(TIMINGS);
      var storm = new Storm(ResidentCalls.shipped(ground), stage.random(name(), round));
      awaitFresh(storm, "at first");
      storm.rage(SPAN);

      ground.ccusage().hold();
      // A run may have begun just before, and publish.
      boolean _ = ground.hasNoRun(Rounds.SOON);
      Instant oldFrom = Instant.now().plus(FRESH_FOR);
      storm.rage(FRESH_FOR.plus(SPAN));
      int lies = 0;
      int late = 0;
      for (Shown line : storm.shown) {
        if (line.of().isAfter(oldFrom)) {
          late++;
          lies += line.isBlockFresh() ? 1 : 0;
        }
      }
      storm.findings.count("old blocks shown as fresh", lies);
      storm.findings.require(late > 0, "no line was drawn of an old block");
      ground.ccusage().release();
      awaitFresh(storm, "after the runs went on");
      storm.findings.require(storm.calls.lives() > 1, "the resident process was never back");
      return judge(ground, storm, late);
    }
  }

  private static void awaitFresh(Storm storm, String when) throws Exception {
    storm.findings.require(isFreshSoon(storm.calls), "no fresh figure " + when);
  }

  private static boolean isFreshSoon(ResidentCalls calls) throws Exception {
    return Await.isSeen(
        Rounds.SOON,
        () -> {
          Shown line = calls.render();
          return line.isBlockFresh() && !line.isKept();
        });
  }

  private static Counts judge(Ground ground, Storm storm, int late) throws Exception {
    long lives = storm.calls.lives();
    Duration slowest = Duration.ZERO;
    long kept = storm.shown.stream().filter(Shown::isKept).count();
    for (Shown line : storm.shown) {
      slowest = line.took().compareTo(slowest) > 0 ? line.took() : slowest;
    }
    Tally tally = ground.tally();
    storm.end(ground);
    storm
        .findings
        .count("runs of ccusage at once", tally.overlaps())
        .count("processes left", Rounds.left(ground));
    return new Counts(
        tally.runs(),
        storm.faults,
        0,
        tally.overlaps(),
        Duration.ZERO,
        storm.findings.breaches(),
        storm.shown.size()
            + " lines, "
            + late
            + " of an old block, "
            + kept
            + " kept, the slowest in "
            + slowest.toMillis()
            + " ms; "
            + storm.faults
            + " kills and stops, "
            + lives
            + " lives; "
            + Rounds.words(tally)
            + storm.findings.broken());
  }

  /// One stop is enough.
  private static Counts unbounded(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:1s")) {
      ground.timings(TIMINGS);
      var storm = new Storm(ResidentCalls.unbounded(ground), stage.random("resident", round));
      storm.calls.render();
      Await.until("a resident process", Rounds.SOON, () -> storm.calls.pid() != null);
      storm.calls.signal("STOP");
      boolean blank = storm.calls.render().text().isBlank();
      return ofTwin(
          ground,
          storm,
          blank,
          (blank ? "no line" : "a line")
              + " within "
              + ResidentCalls.LIMIT.toSeconds()
              + " s of a stop");
    }
  }

  /// Stopped with a fresh block, which grows old while runs are held back.
  private static Counts ageless(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:1s")) {
      ground.timings(TIMINGS);
      var storm = new Storm(ResidentCalls.ageless(ground), stage.random("resident", round));
      boolean isKept =
          Await.isSeen(
              Rounds.SOON,
              () -> {
                storm.calls.render();
                return storm.calls.keepsAFreshBlock();
              });
      storm.calls.signal("STOP");
      ground.ccusage().hold();
      boolean _ = ground.hasNoRun(Rounds.SOON);
      Thread.sleep(FRESH_FOR.plusSeconds(1));
      Shown line = storm.calls.render();
      ground.ccusage().release();
      return ofTwin(
          ground,
          storm,
          isKept && line.isBlockFresh(),
          "an old block shown as " + (line.isBlockFresh() ? "fresh" : "what it is"));
    }
  }

  private static Counts ofTwin(Ground ground, Storm storm, boolean isBroken, String why)
      throws Exception {
    storm.end(ground);
    Tally tally = ground.tally();
    return new Counts(tally.runs(), 1, 0, tally.overlaps(), Duration.ZERO, isBroken ? 1 : 0, why);
  }
}
