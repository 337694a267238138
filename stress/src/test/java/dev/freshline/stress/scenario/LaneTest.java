package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freshline.stress.fleet.UnavailableException;
import dev.freshline.stress.mutant.Mutant;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.stress.scenario.Scenario.Player;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {
  private static final int MINIMUM = 3;

  static Counts counts(int breaches) {
    return new Counts(1, 0, 0, breaches, Duration.ZERO, breaches, breaches + " seen");
  }

  record Only(String name, int minimum, List<Player> players) implements Scenario {}

  private static Lane lane(Player player) {
    return new Lane(new Only("only", MINIMUM, List.of(player)), player, new Stage(1, 2));
  }

  private static Lane lane(Expected expected, Scenario.Round round) {
    return lane(new Player("p", expected, round));
  }

  /// Plays as many rounds as it wants, and one more when it still is undecided.
  private static Property played(Lane lane) throws InterruptedException {
    for (int round = 0; round < lane.minimum() && !lane.isDecided(); round++) {
      lane.play(round);
    }
    return lane.property();
  }

  @ParameterizedTest
  @CsvSource({"HOLDS, 0, PASS", "HOLDS, 1, FAIL", "BROKEN, 1, PASS", "BROKEN, 0, FAIL"})
  void property_breachesAgainstWhatIsExpected_giveTheVerdict(
      Expected expected, int breaches, Verdict verdict) throws Exception {
    assertThat(played(lane(expected, (_, _) -> counts(breaches))).verdict()).isEqualTo(verdict);
  }

  @Test
  void property_freshlineBreaksInOneRound_failsAndNamesTheRound() throws Exception {
    Property property = played(lane(Expected.HOLDS, (_, round) -> counts(round == 2 ? 1 : 0)));
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.rounds()).isEqualTo(3);
    assertThat(property.runs()).isEqualTo(3);
    assertThat(property.breachedIn()).isEqualTo(2);
    assertThat(property.why()).isEqualTo("1 seen");
  }

  @Test
  void property_fewerRoundsThanTheMinimum_failsAndSaysSo() throws Exception {
    Lane lane = lane(Expected.HOLDS, (_, _) -> counts(0));
    lane.play(0);
    lane.cutOff();
    assertThat(lane.property().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(lane.property().why()).contains("at least 3 rounds, found 1", "raise --budget");
  }

  @Test
  void property_twinBreaks_isCaughtAndDecided() throws Exception {
    Lane lane = lane(Expected.BROKEN, (_, round) -> counts(round == 1 ? 1 : 0));
    assertThat(played(lane).verdict()).isEqualTo(Verdict.PASS);
    assertThat(lane.isDecided()).isTrue();
    assertThat(lane.property().rounds()).isEqualTo(2);
  }

  @Test
  void property_twinThatGetsAway_hasHadItsChances() throws Exception {
    Property property = played(lane(Expected.BROKEN, (_, _) -> counts(0)));
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.rounds()).isEqualTo(Lane.CATCHES);
    assertThat(property.why()).contains("not caught in 40 rounds");
  }

  @Test
  void play_roundThatCannotBePlayed_isAFailureEvenOfATwin() throws Exception {
    Property property =
        played(
            lane(
                Expected.BROKEN,
                (_, _) -> {
                  throw new IOException("no room");
                }));
    assertThat(property.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(property.why()).contains("no room");
  }

  @Test
  void play_machineLacksSomething_isSkippedWithTheReason() throws Exception {
    Property property =
        played(
            lane(
                Expected.HOLDS,
                (_, _) -> {
                  throw new UnavailableException("no tmpfs here");
                }));
    assertThat(property.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(property.why()).isEqualTo("no tmpfs here");
  }

  @Test
  void play_cutOff_doesNotCount() {
    Lane lane =
        lane(
            Expected.HOLDS,
            (_, _) -> {
              Thread.currentThread().interrupt();
              throw new IOException("closed by interrupt");
            });
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> lane.play(0));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lane.property().rounds()).isZero();
    assertThat(lane.isDecided()).isFalse();
  }

  @Test
  void play_mutant_isWhatTheStageGives() throws Exception {
    List<Set<Mutant>> seen = new ArrayList<>();
    Player player =
        Player.mutant(
            Mutant.NO_LOCK,
            (stage, _) -> {
              seen.add(stage.freshline().mutants());
              return counts(1);
            });
    assertThat(played(lane(player)).protocol()).isEqualTo("freshline:no-lock");
    assertThat(seen).containsExactly(Set.of(Mutant.NO_LOCK));
  }
}
