package dev.freshline.stress.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property.Counts;
import dev.freshline.stress.scenario.Property.Expected;
import dev.freshline.stress.scenario.Property.Verdict;
import dev.freshline.stress.scenario.Scenario;
import dev.freshline.stress.scenario.Scenario.Player;
import dev.freshline.stress.scenario.Stage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Duration AMPLE = Duration.ofHours(1);
  private static final Duration CLOSING = Duration.ofMillis(10);
  private static final int ROUNDS = 12;

  private final List<String> played = Collections.synchronizedList(new ArrayList<>());

  private record Only(String name, int minimum, List<Player> players) implements Scenario {
    @Override
    public Duration firstRound() {
      return Duration.ofMillis(1);
    }
  }

  private static Counts counts(int breaches) {
    return new Counts(1, 0, 0, 0, Duration.ZERO, breaches, "");
  }

  private static Lane lane(String name, int minimum, Player player) {
    return new Lane(new Only(name, minimum, List.of(player)), player, new Stage(1, 2));
  }

  /// Holds, and calls an end by breaking in its last round, so that a test ends by itself.
  private Lane holding(String name, int minimum) {
    return lane(
        name,
        minimum,
        new Player(
            "p",
            Expected.HOLDS,
            (_, round) -> {
              played.add(name + round);
              return counts(round == ROUNDS ? 1 : 0);
            }));
  }

  private Lane twin(String name, int caughtIn) {
    return lane(
        name,
        1,
        new Player(
            "p",
            Expected.BROKEN,
            (_, round) -> {
              played.add(name + round);
              return counts(round == caughtIn ? 1 : 0);
            }));
  }

  private static void play(int jobs, Duration budget, List<Lane> lanes) throws Exception {
    long start = System.nanoTime();
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var progress = new Progress(nowhere, true, budget, lanes, start);
    new Schedule(lanes, progress, start + budget.toNanos(), CLOSING).play(jobs);
  }

  @Test
  void play_firstTurn_givesMinimaAndChasesTwinsThenGoesRound() throws Exception {
    play(1, AMPLE, List.of(holding("a", 2), twin("t", 2), holding("b", 1)));
    assertThat(played.subList(0, 10))
        .containsExactly("a0", "a1", "t0", "t1", "t2", "b0", "a2", "b1", "a3", "b2");
  }

  @Test
  void play_laneThatIsAtItsLastRounds_isGivenNoneBeyondThem() throws Exception {
    var others = new CountDownLatch(4);
    Player slow =
        new Player(
            "p",
            Expected.HOLDS,
            (_, round) -> {
              others.await();
              played.add("a" + round);
              return counts(0);
            });
    Scenario finite =
        new Scenario() {
          @Override
          public String name() {
            return "a";
          }

          @Override
          public List<Player> players() {
            return List.of(slow);
          }

          @Override
          public int minimum() {
            return 2;
          }

          @Override
          public int maximum() {
            return 2;
          }
        };
    Player quick =
        new Player(
            "p",
            Expected.HOLDS,
            (_, round) -> {
              others.countDown();
              return counts(round == ROUNDS ? 1 : 0);
            });
    play(2, AMPLE, List.of(new Lane(finite, slow, new Stage(1, 2)), lane("b", 1, quick)));
    assertThat(played).containsExactly("a0", "a1");
  }

  /// A lane of long rounds, one that has to be alone, and one of the rest.
  @Test
  void play_longRounds_keepNobodyWaitingButWhatHasToBeAlone() throws Exception {
    var begun = new CountDownLatch(1);
    var rest = new CountDownLatch(3);
    Player patient =
        new Player(
            "p",
            Expected.HOLDS,
            (_, _) -> {
              begun.countDown();
              rest.await();
              played.add("long");
              return counts(0);
            });
    Player alone =
        new Player(
            "p",
            Expected.HOLDS,
            (_, round) -> {
              played.add("alone" + round);
              return counts(round == 1 ? 1 : 0);
            });
    Player quick =
        new Player(
            "p",
            Expected.HOLDS,
            (_, round) -> {
              begun.await();
              rest.countDown();
              return counts(round == 2 ? 1 : 0);
            });
    play(
        1,
        AMPLE,
        List.of(
            new Lane(new Kept("alone", true, false), alone, new Stage(1, 2)),
            new Lane(new Kept("long", false, true), patient, new Stage(1, 2)),
            lane("quick", 1, quick)));
    assertThat(played).containsExactly("long", "alone0", "alone1");
  }

  private record Kept(String name, boolean playsAlone, boolean playsBeside) implements Scenario {
    @Override
    public List<Player> players() {
      return List.of();
    }

    @Override
    public int maximum() {
      return playsBeside ? 1 : ROUNDS;
    }
  }

  @Test
  void play_oneTurn_endsWithTheMinima() throws Exception {
    List<Lane> lanes = List.of(holding("a", 2), twin("t", 1), holding("b", 1));
    var progress =
        new Progress(
            new PrintStream(OutputStream.nullOutputStream()),
            true,
            AMPLE,
            lanes,
            System.nanoTime());
    new Schedule(lanes, progress, System.nanoTime() + AMPLE.toNanos(), CLOSING).play(1, 1);
    assertThat(played).containsExactly("a0", "a1", "t0", "t1", "b0");
    assertThat(lanes).allMatch(lane -> lane.property().verdict() == Verdict.PASS);
  }

  @Test
  void play_twice_givesTheSameOrder() throws Exception {
    play(1, AMPLE, List.of(holding("a", 2), twin("t", 2), holding("b", 1)));
    List<String> first = List.copyOf(played);
    played.clear();
    play(1, AMPLE, List.of(holding("a", 2), twin("t", 2), holding("b", 1)));
    assertThat(played).isEqualTo(first);
  }

  @Test
  void play_severalAtOnce_playEachRoundOnce() throws Exception {
    play(3, AMPLE, List.of(holding("a", 2), twin("t", 5), holding("b", 1)));
    assertThat(played).doesNotHaveDuplicates().contains("a12", "b12", "t5");
  }

  @Test
  void play_noTimeAtAll_failsWhatWasNotPlayed() throws Exception {
    Lane lane = holding("a", 1);
    play(1, Duration.ZERO, List.of(lane));
    assertThat(played).isEmpty();
    assertThat(lane.property().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(lane.property().why()).contains("raise --budget");
  }

  @Test
  void play_roundThatDoesNotEnd_isCutOffAndDoesNotCount() throws Exception {
    var begun = new CountDownLatch(1);
    Lane lane =
        lane(
            "a",
            1,
            Player.freshline(
                (_, _) -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return counts(0);
                }));
    play(1, Duration.ofMillis(300), List.of(lane));
    assertThat(begun.getCount()).isZero();
    assertThat(lane.property().rounds()).isZero();
    assertThat(lane.property().why()).contains("raise --budget");
  }
}
