package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Scenario.Player;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AllScenariosTest {
  static List<Scenario> all() {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void players_eachScenario_areFreshlineAndATwin(Scenario scenario) {
    List<Player> players = scenario.players();
    assertThat(players).extracting(Player::expected).contains(Expected.HOLDS, Expected.BROKEN);
    assertThat(players).extracting(Player::protocol).doesNotHaveDuplicates();
  }

  @Test
  void name_eachScenario_isItsOwn() {
    assertThat(all()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void players_ofAllScenarios_catchEachMutant(Mutant mutant) {
    assertThat(all())
        .flatExtracting(Scenario::players)
        .extracting(Player::protocol)
        .contains("freshline:" + mutant.label());
  }
}
