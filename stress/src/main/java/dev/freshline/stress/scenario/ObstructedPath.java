package dev.freshline.stress.scenario;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.freshline.stress.fleet.Entrant.Finish;
import dev.freshline.stress.fleet.FreshlineHome;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.OrdinaryUser;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something else stands where a file or a folder belongs.
///
/// A render draws its line and a refresh says what is wrong, whatever it is; neither waits, and
/// nobody writes through a link. When it is gone, all goes on. `review` opens what it finds, and
/// ends without a word, or never; so would Freshline, did it not look first.
final class ObstructedPath implements Scenario {
  private static final int OBSTACLES = 3;
  private static final String PRECIOUS = "precious";

  /// What a refresh ends with, whether it could do its work or says why not.
  private static final List<Integer> WORDS = List.of(0, 1, 73);

  /// After which a process counts as hung.
  private static final Duration FOR_EVER = Duration.ofSeconds(30);

  /// Of those who are known to hang.
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "obstructed-path";
  }

  @Override
  public List<Player> players() {
    return List.of(
        Player.freshline(this::ours),
        Player.mutant(Mutant.NO_FILE_CHECK, this::atItsJournal),
        Player.twin("review", this::theirs));
  }

  /// One obstacle in one place.
  private record Trial(Obstacle obstacle, Path place, Duration limit) {
    static Trial drawn(FreshlineHome home, SplittableRandom random) throws IOException {
      List<Obstacle> obstacles = Obstacle.available(OrdinaryUser.isRoot());
      return new Trial(pick(obstacles, random), pick(home.all(), random), FOR_EVER);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
      return choices.get(random.nextInt(choices.size()));
    }

    String words(FreshlineHome home) {
      return obstacle + " at " + home.root().resolveSibling("").relativize(place);
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    try (Ground ground = readyGround(stage, round)) {
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < OBSTACLES; i++) {
        trials.add(Trial.drawn(ground.home(), random));
      }
      return tried(ground, trials);
    }
  }

  /// Whoever appends to a FIFO waits for a reader.
  private Counts atItsJournal(Stage stage, int round) throws Exception {
    try (Ground ground = readyGround(stage, round)) {
      return tried(ground, List.of(new Trial(Obstacle.FIFO, ground.home().journal(), LONG_ENOUGH)));
    }
  }

  private static Ground readyGround(Stage stage, int round) throws Exception {
    Ground ground = Rounds.ground(stage, round, "fixed:0s");
    ground.startWith(OrdinaryUser.command());
    Turns.refresh(ground, "--force");
    Turns.render(ground);
    return ground;
  }

  private static Counts tried(Ground ground, List<Trial> trials) throws Exception {
    Path precious = Files.writeString(ground.folder().resolve("victim"), PRECIOUS);
    Path reading = ground.home().reading();
    var findings = new Findings();
    for (Trial trial : trials) {
      Path kept = ground.folder().resolve("kept");
      Files.move(trial.place(), kept);
      trial.obstacle().place(trial.place(), precious);
      beside(ground, trial, findings);
      boolean hidden = reading.startsWith(trial.place());
      findings.require(hidden || ground.home().stored().whole(), "a reading torn or lost");
      remove(trial.place());
      Files.move(kept, trial.place());
      after(ground, trial, findings);
    }
    findings.require(Files.readString(precious).equals(PRECIOUS), "a write through a link");
    List<String> words = trials.stream().map(trial -> trial.words(ground.home())).toList();
    return Turns.judge(ground, findings, String.join(", ", words));
  }

  private static void beside(Ground ground, Trial trial, Findings findings) throws Exception {
    requireLine(Turns.within(trial.limit(), ground.renders(1)), findings);
    Finish refresh = Turns.within(trial.limit(), ground.refreshes(1, "--force"));
    if (refresh == null) {
      findings.count("a refresh that hung", 1);
    } else {
      boolean told = WORDS.contains(refresh.exit()) && !refresh.out().isBlank();
      findings.require(told, "a refresh without a word");
    }
  }

  private static void after(Ground ground, Trial trial, Findings findings) throws Exception {
    long before = ground.home().stored().token();
    requireLine(Turns.within(trial.limit(), ground.renders(1)), findings);
    int exit = Turns.refresh(ground, "--force").exit();
    findings
        .require(exit == Rounds.OK, "a refresh that failed after it")
        .require(ground.home().stored().token() > before, "a token that did not grow");
  }

  private static void requireLine(@Nullable Finish render, Findings findings) {
    if (render == null) {
      findings.count("a render that hung", 1);
    } else {
      findings.require(!Turns.isBlank(render), "a blank render");
    }
  }

  private static void remove(Path place) throws IOException {
    if (!Files.exists(place, NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(place)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    SplittableRandom random = stage.random(name(), round);
    Obstacle obstacle = Trial.pick(Obstacle.available(false), random);
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      Protocol protocol = Rounds.profile("review", "deadline", "none");
      Path precious = Files.writeString(ground.folder().resolve("victim"), PRECIOUS);
      obstacle.place(ground.foreign().resolve("billing.json"), precious);
      var findings = new Findings();
      requireLine(Turns.within(LONG_ENOUGH, ground.contenders(1, protocol, Stage.SCALE)), findings);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          findings.breaches(),
          obstacle + " at its cache" + findings.broken());
    }
  }
}
