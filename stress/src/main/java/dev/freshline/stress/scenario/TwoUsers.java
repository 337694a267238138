package dev.freshline.stress.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.scenario.Property.Counts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One home, and a second user who works in it, as with a forgotten `sudo` or a shared folder of
/// temporary files.
///
/// Freshline's files are their owner's alone: the second user is refused with the reason, still
/// gets a line, and changes nothing. `shared-file` keeps its cache where all users can reach it, as
/// ccusage's own statusline does: the second one is shown the first one's money.
final class TwoUsers implements Scenario {
  /// Nobody, in every distribution.
  private static final String OTHER = "65534";

  private static final List<String> AS_OTHER =
      List.of("setpriv", "--reuid", OTHER, "--regid", OTHER, "--clear-groups");

  /// What is kept where all can reach it is shown to whoever comes.
  private static final List<String> SHARED_FILE =
      List.of(
          "sh",
          "-c",
          "cd \"$FRESHLINE_GROUND/foreign\" && { [ -s semaphore ] || \"$FRESHLINE_CCUSAGE\" blocks"
              + " --json --active --offline >semaphore; } && cat semaphore");

  private static final int CANNOT_CREATE = 73;

  @Override
  public String name() {
    return "two-users";
  }

  @Override
  public List<Player> players() {
    return List.of(Player.freshline(this::ours), Player.twin("shared-file", this::theirs));
  }

  private static Ground ground(Stage stage, int round) throws Exception {
    requireOther();
    return Rounds.ground(stage, round, "fixed:0s").openToAll();
  }

  /// Both need the same java and the same classes.
  private static void requireOther()
      throws UnavailableException, IOException, InterruptedException {
    var command = new ArrayList<>(AS_OTHER);
    command.addAll(List.of("test", "-r"));
    command.add(System.getProperty("java.class.path").split(":", 2)[0]);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UnavailableException("setpriv (of util-linux) is missing: " + e.getMessage());
    }
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    if (process.waitFor() != 0) {
      throw new UnavailableException(
          "a second user cannot be played: that takes root, and classes that uid "
              + OTHER
              + " may read: "
              + said.strip());
    }
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = ground(stage, round)) {
      List<String> wrong = new ArrayList<>();
      require(refresh(ground) == Rounds.OK, "the owner's first refresh failed", wrong);
      Map<Path, String> before = content(ground.freshline());
      ground.startWith(AS_OTHER);
      int refused = refresh(ground);
      require(refused == CANNOT_CREATE, "the other's refresh came to exit " + refused, wrong);
      Entrant.Finish line = play(ground.statuslines(1, List.of()));
      require(line.exit() == 0 && !line.out().isBlank(), "the other's line is blank", wrong);
      require(content(ground.freshline()).equals(before), "files were changed", wrong);
      ground.startWith(List.of());
      require(refresh(ground) == Rounds.OK, "the owner's next refresh failed", wrong);
      Tally tally = ground.tally();
      require(tally.runs() == 2, tally.runs() + " runs where the owner made two", wrong);
      int left = Rounds.left(ground);
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          wrong.size() + tally.overlaps() + left,
          (wrong.isEmpty() ? "refused, shown a line, nothing changed" : String.join("; ", wrong))
              + ", "
              + left
              + " left");
    }
  }

  private static void require(boolean holds, String otherwise, List<String> wrong) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  private static int refresh(Ground ground) throws Exception {
    return play(ground.refreshes(1, "--force")).exit();
  }

  private static Entrant.Finish play(List<Entrant> line) throws Exception {
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst();
  }

  /// Every file with its content.
  private static Map<Path, String> content(Path folder) throws IOException {
    Map<Path, String> content = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            content.put(file, Files.readString(file, ISO_8859_1));
            return FileVisitResult.CONTINUE;
          }
        });
    return content;
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    try (Ground ground = ground(stage, round)) {
      String owners = output(ground.start(SHARED_FILE));
      var asOther = new ArrayList<>(AS_OTHER);
      asOther.addAll(SHARED_FILE);
      String others = output(ground.start(asOther));
      Tally tally = ground.tally();
      boolean leaked = !others.isEmpty() && others.equals(owners) && tally.runs() == 1;
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          leaked ? 1 : 0,
          leaked ? "the second user is shown the first one's money" : "kept apart");
    }
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    process.waitFor();
    return output;
  }
}
