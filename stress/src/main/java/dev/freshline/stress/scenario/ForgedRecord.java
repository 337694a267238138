package dev.freshline.stress.scenario;

import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.RealProcesses;
import dev.freshline.stress.fleet.Bystander;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Holder records that lie, are damaged or are missing, and an innocent process that they name.
///
/// While nobody holds the lease, none of them keeps anybody from refreshing. While somebody holds
/// it, he is neither robbed nor ended, and the innocent gets no signal. Without the proof Freshline
/// would kill him; to `ccusage-statusline` he is the owner for ever, since its lock is nothing but
/// a record.
final class ForgedRecord implements Scenario {
  private static final int WHILE_FREE = 3;
  private static final List<Forgery> FORGERIES = List.of(Forgery.values());

  @Override
  public String name() {
    return "forged-record";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(Mutant.NO_PROOF, this::ours),
        Player.twin("ccusage-statusline", this::theirs));
  }

  /// One round's record, and who is accused in it.
  private record Court(
      Ground ground, ProcessIdentity accused, SplittableRandom random, Findings findings) {
    void place(Forgery forgery) throws IOException {
      forgery.place(ground.home().holder(), accused, random);
    }

    void requireRender(Forgery forgery) throws Exception {
      findings.require(!Turns.isBlank(Turns.render(ground)), "a blank render beside " + forgery);
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        Bystander innocent = ground.bystander()) {
      var court =
          new Court(ground, identity(innocent), stage.random(name(), round), new Findings());
      List<String> played = new ArrayList<>();
      court
          .findings()
          .require(Turns.refresh(ground, "--force").exit() == Rounds.OK, "no first reading");
      for (int i = 0; i < WHILE_FREE && innocent.signals().isEmpty(); i++) {
        Forgery forgery = Turns.nth(FORGERIES, round * WHILE_FREE + i);
        whileFree(court, forgery);
        played.add(forgery.toString());
      }
      Forgery last = Turns.nth(FORGERIES, round);
      whileHeld(court, last);
      court.findings().count("signals to the innocent", innocent.signals().size());
      return Turns.judge(
          ground, court.findings(), String.join(", ", played) + ", and of a holder " + last);
    }
  }

  private static ProcessIdentity identity(Bystander innocent) throws IOException {
    ProcessIdentity identity = new RealProcesses().find(innocent.pid());
    if (identity == null) {
      throw new IOException("expected the bystander to live, found " + innocent.signals());
    }
    return identity;
  }

  private static void whileFree(Court court, Forgery forgery) throws Exception {
    Ground ground = court.ground();
    court.place(forgery);
    long before = ground.home().stored().token();
    court.requireRender(forgery);
    Finish refresh = Turns.refresh(ground, "--force");
    court
        .findings()
        .require(refresh.exit() == Rounds.OK, "a refresh kept off by " + forgery)
        .require(ground.home().stored().whole(), "a reading lost to " + forgery)
        .require(
            ground.home().stored().token() > before, "a token that did not grow after " + forgery);
  }

  private static void whileHeld(Court court, Forgery forgery) throws Exception {
    Ground ground = court.ground();
    Entrant holder = Turns.heldRefresh(ground);
    court.place(forgery);
    Finish rival = Turns.refresh(ground, "--force");
    court.requireRender(forgery);
    court
        .findings()
        .require(rival.exit() == Rounds.DEFERRED, "a rival not deferred beside " + forgery)
        .require(holder.isAlive(), "a holder ended for " + forgery);
    ground.ccusage().release();
    court
        .findings()
        .require(holder.await().exit() == Rounds.OK, "a holder that failed beside " + forgery);
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        Bystander innocent = ground.bystander()) {
      Files.writeString(ground.foreign().resolve("billing.lock"), Long.toString(innocent.pid()));
      List<Entrant> line = ground.contenders(1, Rounds.profile("ccusage-statusline"), Stage.SCALE);
      StartLine.fire(line);
      List<Showing> showings = Rounds.showings(StartLine.finishes(line));
      int kept = (int) showings.stream().filter(end -> end.how() == How.GAVE_UP).count();
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Rounds.worstWait(showings),
          kept,
          kept + " kept off by a living process that has nothing to do with it");
    }
  }
}
