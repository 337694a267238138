package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.stress.scenario.Scenario.Player;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {
  private final List<String> told = new ArrayList<>();
  private final Stage stage = new Stage(1, 3, 2, told::add);

  private static Counts counts(int breaches) {
    return new Counts(1, 0, 0, breaches, Duration.ZERO, breaches, breaches + " seen");
  }

  private record Only(Player player) implements Scenario {
    @Override
    public String name() {
      return "only";
    }

    @Override
    public List<Player> players() {
      return List.of(player);
    }
  }

  private Property play(Expected expected, Scenario.Round round) {
    return new Only(new Player("p", expected, round)).play(stage).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"HOLDS, 0, PASS", "HOLDS, 1, FAIL", "BROKEN, 1, PASS", "BROKEN, 0, FAIL"})
  void play_breachesAgainstWhatIsExpected_giveTheVerdict(
      Expected expected, int breaches, Verdict verdict) {
    assertThat(play(expected, (_, _) -> counts(breaches)).verdict()).isEqualTo(verdict);
  }

  @Test
  void play_freshline_playsAllRoundsAndFailsByOne() {
    Property property = play(Expected.HOLDS, (_, round) -> counts(round == 2 ? 1 : 0));
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.runs()).isEqualTo(3);
    assertThat(property.why()).isEqualTo("1 seen");
    assertThat(told).hasSize(3);
  }

  @Test
  void play_twin_endsWhenItIsCaught() {
    Property property = play(Expected.BROKEN, (_, round) -> counts(round == 1 ? 1 : 0));
    assertThat(property.verdict()).isEqualTo(Verdict.PASS);
    assertThat(property.runs()).isEqualTo(2);
  }

  @Test
  void play_twinThatGetsAway_hasHadItsChances() {
    Property property = play(Expected.BROKEN, (_, _) -> counts(0));
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.runs()).isEqualTo(Scenario.CATCHES);
  }

  @Test
  void play_roundThatCannotBePlayed_isAFailureEvenOfATwin() {
    Property property =
        play(
            Expected.BROKEN,
            (_, _) -> {
              throw new IOException("no room");
            });
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.why()).contains("no room");
  }
}
