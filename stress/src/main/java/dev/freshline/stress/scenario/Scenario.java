package dev.freshline.stress.scenario;

import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import java.util.ArrayList;
import java.util.List;

/// One kind of adversity, and those who face it.
public interface Scenario {
  /// Rounds within which a broken twin is to be caught at least, however small the budget.
  int CATCHES = 40;

  /// By which it is chosen and reported.
  String name();

  /// Freshline first, then the broken twins.
  List<Player> players();

  /// One protocol in one scenario.
  ///
  /// @param protocol its name
  /// @param expected what its rounds are to show
  record Player(String protocol, Expected expected, Round round) {}

  /// One round on a fresh ground.
  interface Round {
    Counts play(Stage stage, int number) throws Exception;
  }

  /// All in order. What can be played without processes, once, has one round.
  static List<Scenario> all() {
    return List.of(
        new TimeoutBoundary(),
        new Overrun(),
        new RetryBudget(),
        new CooldownAgainstFreshness(),
        new FallbackFreshness(),
        new Crowd(),
        new KilledHolder());
  }

  /// Freshline plays all rounds; a twin until it is caught.
  default List<Property> play(Stage stage) {
    List<Property> properties = new ArrayList<>();
    for (Player player : players()) {
      properties.add(play(player, stage));
    }
    return properties;
  }

  /// The rounds of one player.
  default Property play(Player player, Stage stage) {
    Counts counts = null;
    try {
      for (int i = 0; i < rounds(player, stage); i++) {
        stage.progress().accept(name() + ", " + player.protocol() + ": round " + (i + 1));
        Counts round = player.round().play(stage, i);
        counts = counts == null ? round : counts.plus(round);
        if (counts.breaches() > 0) {
          break;
        }
      }
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return Property.without(
          name(), player.protocol(), player.expected(), Verdict.FAIL, "could not be played: " + e);
    }
    if (counts == null) {
      throw new IllegalStateException("expected a round of " + name() + ", found none");
    }
    return Property.of(name(), player.protocol(), player.expected(), counts);
  }

  private static int rounds(Player player, Stage stage) {
    return switch (player.expected()) {
      case HOLDS -> stage.rounds();
      case BROKEN -> Math.max(CATCHES, stage.rounds());
    };
  }
}
