package dev.freshline.stress.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.stress.fleet.Entrant;
import dev.freshline.stress.fleet.Ground;
import dev.freshline.stress.fleet.StartLine;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.wire.Json;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is shown of a good reading while it cannot be, or need not be, refreshed.
///
/// `review` writes the flag down: a failure takes it away from a reading of a second ago, nothing
/// takes it away from one of ten minutes ago, and during a cooldown it shows no reading at all.
/// Freshline works freshness out of the stamp, and a failure leaves the reading as it is.
final class FallbackFreshness implements Scenario {
  @Override
  public String name() {
    return "fallback-freshness";
  }

  @Override
  public List<Player> players() {
    return List.of(
        new Player("freshline", Expected.HOLDS, this::ours),
        new Player("review", Expected.BROKEN, this::theirs));
  }

  private Counts ours(Stage stage, int round) throws Exception {
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      List<String> wrong = new ArrayList<>();
      require(refresh(ground, "--force") == Rounds.OK, "the first refresh failed", wrong);
      require(isShownFresh(ground), "a new reading is not shown as fresh", wrong);
      ground.ccusage().mode("crash:3");
      require(refresh(ground, "--force") == Rounds.FAILED, "a crash was no failure", wrong);
      require(isShownFresh(ground), "a failure took a fresh reading's freshness", wrong);
      Tally tally = ground.tally();
      int left = Rounds.left(ground);
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          wrong.size() + left,
          wrong.isEmpty() ? "fresh before and after a failed fetch" : String.join("; ", wrong));
    }
  }

  private static void require(boolean holds, String otherwise, List<String> wrong) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  private static int refresh(Ground ground, String option) throws Exception {
    List<Entrant> line = ground.refreshes(1, option);
    StartLine.fire(line);
    return StartLine.finishes(line).getFirst().exit();
  }

  private static boolean isShownFresh(Ground ground) throws Exception {
    List<Entrant> line = ground.statuslines(1, List.of("explain", "--json"));
    StartLine.fire(line);
    JsonNode root = Json.read(StartLine.finishes(line).getFirst().out().getBytes(UTF_8));
    JsonNode block = root.path("figures").path("block");
    return block.path("value").asDouble() == 9.0
        && block.path("freshness").asText().equals("FRESH");
  }

  private Counts theirs(Stage stage, int round) throws Exception {
    // Looked at again at once: what the age says is not in question here, but what the flag says.
    Protocol hasty = Rounds.profile("review", "cooldown", "none", "freshFor", "1ms");
    try (Ground ground = Rounds.ground(stage, round, "fixed:0s")) {
      List<Entrant> first = ground.contenders(1, hasty, Stage.SCALE);
      List<Entrant> second = ground.contenders(1, hasty, Stage.SCALE);
      Showing ran = show(first);
      ground.ccusage().mode("crash:3");
      Showing failed = show(second);
      Showing old = showOld(ground, hasty);
      Showing cooling = showCooling(ground);

      List<String> lies = new ArrayList<>();
      require(!(ran.fresh() && !failed.fresh()), "a failure took the flag away", lies);
      require(!old.fresh(), "ten minutes old and marked fresh", lies);
      require(cooling.how() != How.DEFAULT, "a cooldown hid a good reading", lies);
      Tally tally = ground.tally();
      return new Counts(
          tally.runs(),
          0,
          0,
          tally.overlaps(),
          Duration.ZERO,
          lies.size(),
          String.join("; ", lies));
    }
  }

  private static Showing show(List<Entrant> line) throws Exception {
    StartLine.fire(line);
    return Rounds.showings(StartLine.finishes(line)).getFirst();
  }

  /// A reading of ten minutes ago, while a backoff keeps it from being fetched again.
  private static Showing showOld(Ground ground, Protocol protocol) throws Exception {
    long now = System.currentTimeMillis();
    long stamp = now - Duration.ofMinutes(10).toMillis();
    Files.writeString(
        ground.foreign().resolve("billing.json"),
        "{\"usd\": 9.0, \"lastFetched\": " + stamp + ", \"isFresh\": true}");
    Files.writeString(ground.foreign().resolve("backoff"), Long.toString(now + 600_000));
    return show(ground.contenders(1, protocol, Stage.SCALE));
  }

  /// A good reading, during the cooldown that followed it.
  private static Showing showCooling(Ground ground) throws Exception {
    long until = System.currentTimeMillis() + 600_000;
    Files.writeString(ground.foreign().resolve("cooldown"), Long.toString(until));
    return show(ground.contenders(1, Rounds.profile("review"), Stage.SCALE));
  }
}
