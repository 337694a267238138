package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.race.RaceResult;
import dev.freshline.stress.race.RaceResult.Outcome;
import dev.freshline.stress.scenario.Property.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Broken runs of jcstress, each of which must turn the gate red.
class RacesTest {
  private static final List<String> TESTS = List.of("P.Actual", "P.Broken");

  private final List<List<String>> runs = new ArrayList<>();

  private static RaceResult seen(String test, long acceptable, long forbidden) {
    List<Outcome> outcomes =
        forbidden == 0
            ? List.of(new Outcome("1", acceptable, false, "one"))
            : List.of(
                new Outcome("1", acceptable, false, "one"),
                new Outcome("2", forbidden, true, "both"));
    return new RaceResult(test, outcomes, "");
  }

  /// What a run with these results comes to: Freshline, then the control.
  private List<Property> play(List<RaceResult> results) throws Exception {
    var races =
        new Races(
            TESTS,
            (_, tests, _) -> {
              runs.add(tests);
              return results.stream()
                  .filter(result -> tests.size() > 1 || tests.contains(result.test()))
                  .toList();
            });
    var properties = new ArrayList<Property>();
    for (Scenario.Player player : races.players()) {
      var lane = new Lane(races, player, new Stage(1, 2));
      for (int round = 0; round < 3 && !lane.isDecided(); round++) {
        lane.play(round);
      }
      properties.add(lane.property());
    }
    return properties;
  }

  @Test
  void play_oursHoldsAndTheControlFails_passesAfterOneRun() throws Exception {
    var properties = play(List.of(seen("P.Actual", 5, 0), seen("P.Broken", 5, 3)));
    assertThat(properties).allMatch(property -> property.verdict() == Verdict.PASS);
    assertThat(runs).containsExactly(TESTS);
    assertThat(properties.getFirst().why()).startsWith("1 tests, 5 samples");
  }

  @Test
  void play_oursShowsWhatIsForbidden_fails() throws Exception {
    var ours = play(List.of(seen("P.Actual", 5, 1), seen("P.Broken", 5, 3))).getFirst();
    assertThat(ours.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ours.why()).isEqualTo("P.Actual: 1 of 6 forbidden: 2: both");
  }

  @Test
  void play_noTests_fails() throws Exception {
    assertThat(play(List.of())).allMatch(property -> property.verdict() == Verdict.FAIL);
  }

  @Test
  void play_oneTestFewer_fails() throws Exception {
    var ours = play(List.of(seen("P.Actual", 5, 0))).getFirst();
    assertThat(ours.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ours.why())
        .contains("expected results of [P.Actual, P.Broken], found them of [P.Actual]");
  }

  @Test
  void play_controlThatIsNotSeenFailing_runsItAloneAndFails() throws Exception {
    var twin = play(List.of(seen("P.Actual", 5, 0), seen("P.Broken", 5, 0))).getLast();
    assertThat(twin.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(twin.why()).startsWith("not caught in 3 rounds");
    assertThat(runs).containsExactly(TESTS, List.of("P.Broken"), List.of("P.Broken"));
  }

  @Test
  void play_testThatFailedByItself_fails() throws Exception {
    var ours =
        play(List.of(new RaceResult("P.Actual", List.of(), "VM_ERROR"), seen("P.Broken", 1, 1)))
            .getFirst();
    assertThat(ours.why()).contains("P.Actual: VM_ERROR");
    assertThat(ours.verdict()).isEqualTo(Verdict.FAIL);
  }
}
