package dev.freshline.stress.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Scenario;
import dev.freshline.stress.scenario.Scenario.Player;
import dev.freshline.stress.scenario.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Scenario.Round NOTHING =
      (_, _) -> new Counts(0, 0, 0, 0, Duration.ZERO, 0, "");

  private record Only(String name, Duration fromBudget) implements Scenario {
    @Override
    public List<Player> players() {
      return List.of(Player.freshline(NOTHING), Player.twin("review", NOTHING));
    }
  }

  private static final List<Scenario> ALL =
      List.of(new Only("a", Duration.ZERO), new Only("b", Duration.ofMinutes(10)));

  private static List<String> chosen(
      List<String> only, @Nullable Mutant mutant, @Nullable Integer round, int minutes) {
    return new Choice(only, mutant, round, Duration.ofMinutes(minutes))
        .lanes(ALL, new Stage(1, 2)).stream().map(ChoiceTest::name).toList();
  }

  private static String name(Lane lane) {
    return lane.scenario().name() + '/' + lane.player().protocol();
  }

  @Test
  void lanes_nothingNamed_areAllThatTheBudgetAffords() {
    assertThat(chosen(List.of(), null, null, 5)).containsExactly("a/freshline", "a/review");
    assertThat(chosen(List.of(), null, null, 10)).hasSize(4);
  }

  @Test
  void lanes_named_areThoseWhateverTheBudget() {
    assertThat(chosen(List.of("b"), null, null, 1)).containsExactly("b/freshline", "b/review");
    assertThat(chosen(List.of("b/review"), null, null, 1)).containsExactly("b/review");
  }

  @Test
  void lanes_mutantOrOneRound_playNoTwins() {
    assertThat(chosen(List.of("a"), Mutant.NO_LOCK, null, 5)).containsExactly("a/freshline");
    assertThat(chosen(List.of("a"), null, 3, 5)).containsExactly("a/freshline");
  }

  @Test
  void unknown_misspelt_isNamed() {
    var choice = new Choice(List.of("a", "a/nobody", "c"), null, null, Duration.ofMinutes(5));
    assertThat(choice.unknown(ALL)).containsExactly("a/nobody", "c");
  }
}
