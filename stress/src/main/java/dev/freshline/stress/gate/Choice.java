package dev.freshline.stress.gate;

import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Scenario;
import dev.freshline.stress.scenario.Scenario.Player;
import dev.freshline.stress.scenario.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which players of which scenarios are to play.
///
/// @param only names of scenarios, or `NAME/PROTOCOL` for one player; empty for all
/// @param mutant which Freshline plays as, without twins; null for as it ships
/// @param round the one round to repeat, of Freshline alone; null for all
/// @param budget scenarios that ask for more are left out unless they are named
record Choice(
    List<String> only, @Nullable Mutant mutant, @Nullable Integer round, Duration budget) {
  private static final String OURS = "freshline";

  Choice {
    only = List.copyOf(only);
  }

  /// The lanes of what was chosen, in order.
  List<Lane> lanes(List<Scenario> scenarios, Stage stage) {
    List<Lane> lanes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (Player player : scenario.players()) {
        if (isChosen(scenario, player)) {
          lanes.add(new Lane(scenario, player, mutant == null ? stage : stage.with(mutant)));
        }
      }
    }
    return lanes;
  }

  /// The names that choose nothing.
  List<String> unknown(List<Scenario> scenarios) {
    return only.stream()
        .filter(
            name ->
                scenarios.stream()
                    .noneMatch(
                        scenario ->
                            scenario.players().stream()
                                .anyMatch(player -> isNamed(name, scenario, player))))
        .toList();
  }

  private boolean isChosen(Scenario scenario, Player player) {
    boolean asked = only.stream().anyMatch(name -> isNamed(name, scenario, player));
    boolean afforded = only.isEmpty() && scenario.fromBudget().compareTo(budget) <= 0;
    return (asked || afforded) && (playsTwins() || isOurs(player));
  }

  private boolean playsTwins() {
    return mutant == null && round == null;
  }

  /// A mutant can break what Freshline plays, and nothing else.
  private static boolean isOurs(Player player) {
    return player.expected() == Expected.HOLDS && player.protocol().equals(OURS);
  }

  private static boolean isNamed(String name, Scenario scenario, Player player) {
    return name.equals(scenario.name()) || name.equals(scenario.name() + '/' + player.protocol());
  }
}
