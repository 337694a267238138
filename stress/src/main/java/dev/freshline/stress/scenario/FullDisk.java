package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.FreshlineHome;
import dev.freshline.stress.fleet.FreshlineHome.Stored;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.MountSpace;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.time.Duration;
import java.util.List;

/// A disk that is full, has no inodes left, or is read-only: before a run, and from the middle of
/// one.
///
/// Renders go on with the last figure. A refresh that could keep nothing does not trouble ccusage
/// for it; one that is surprised keeps the old reading or the new one, whole. `review` ends without
/// a word.
final class FullDisk implements Scenario {
  /// Blocks or inodes that may be left: a publication needs two of either at most.
  private static final int MOST_LEFT = 4;

  private static final String FIGURE = "$9.00";
  private static final List<Shortage> SHORTAGES = List.of(Shortage.values());

  /// What a refresh that cannot do its work ends with.
  private static final List<Integer> WORDS = List.of(1, 73);

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(Mutant.NO_ROOM_CHECK, this::ours),
        Player.twin("review", this::theirs));
  }

  /// One round's disk.
  private record Disk(
      Ground ground, MountSpace space, FreshlineHome home, Shortage shortage, Findings findings) {
    void begin(int left) throws Exception {
      shortage.begin(space, ground.home().root(), left);
    }

    void end() throws Exception {
      shortage.end(space, ground.home().root());
    }

    void requireLine(String when) throws Exception {
      Finish render = Turns.render(ground);
      findings
          .require(!Turns.isBlank(render), "a blank render " + when)
          .require(render.out().contains(FIGURE), "a figure not shown " + when);
    }

    /// @param before what was stored before that refresh
    void requireWord(String when, Finish refresh, Stored before) throws Exception {
      Stored now = home.stored();
      boolean published = refresh.exit() == Rounds.OK;
      boolean told = published || (WORDS.contains(refresh.exit()) && !refresh.out().isBlank());
      boolean asTold = published ? now.token() > before.token() : now.equals(before);
      findings
          .require(now.whole(), "a reading torn or lost " + when)
          .require(told, "a refresh without a word " + when)
          .require(asTold, "a publication other than what is stored " + when);
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    Shortage shortage = Turns.nth(SHORTAGES, round);
    int left = round < SHORTAGES.size() ? 0 : stage.random(name(), round).nextInt(MOST_LEFT);
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        MountSpace space = MountSpace.open()) {
      ground.startWith(space.command());
      Shortage.mount(space, ground.home().root());
      var seen = new FreshlineHome(space.seen(ground.home().root()));
      var disk = new Disk(ground, space, seen, shortage, new Findings());
      Turns.refresh(ground, "--force");
      disk.requireLine("before");
      before(disk, left);
      amid(disk, left);
      after(disk);
      disk.findings().count("temporary files left", seen.temporaries().size());
      return Turns.judge(ground, disk.findings(), "short of " + shortage + ", " + left + " left");
    }
  }

  private static void before(Disk disk, int left) throws Exception {
    disk.begin(left);
    int runs = disk.ground().ccusage().runs();
    disk.requireLine("beside it");
    Stored before = disk.home().stored();
    Finish refresh = Turns.refresh(disk.ground(), "--force");
    disk.requireWord("beside it", refresh, before);
    int more = disk.ground().ccusage().runs() - runs;
    boolean total = disk.shortage().isTotal(left);
    disk.findings().count("runs whose answer nobody could keep", total ? more : 0);
    disk.end();
  }

  private static void amid(Disk disk, int left) throws Exception {
    Stored before = disk.home().stored();
    Entrant holder = Turns.heldRefresh(disk.ground());
    disk.begin(left);
    disk.requireLine("amid a run");
    disk.ground().ccusage().release();
    disk.requireWord("amid a run", holder.await(), before);
    disk.end();
  }

  private static void after(Disk disk) throws Exception {
    Stored before = disk.home().stored();
    disk.requireLine("after it");
    Finish refresh = Turns.refresh(disk.ground(), "--force");
    disk.findings().require(refresh.exit() == Rounds.OK, "a refresh that failed after it");
    disk.requireWord("after it", refresh, before);
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    Shortage shortage = Turns.nth(SHORTAGES, round);
    Protocol protocol = Rounds.profile("review", "deadline", "none");
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s");
        MountSpace space = MountSpace.open()) {
      ground.startWith(space.command());
      Shortage.mount(space, ground.foreign());
      shortage.begin(space, ground.foreign(), 0);
      List<Entrant> line = ground.contenders(1, protocol, Stage.SCALE);
      StartLine.fire(line);
      int blank = Turns.isBlank(StartLine.finishes(line).getFirst()) ? 1 : 0;
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          blank,
          "short of " + shortage + ": " + blank + " blank renders");
    }
  }
}
