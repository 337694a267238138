package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  private static final Duration AMPLE = Duration.ofHours(1);

  private static Seeds sweep(Play play, long count, int threads, Duration budget) {
    return Sweep.of(new Seeker(play, Carrier.best()), 1, count, threads, budget, played -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void of_moreThreads_isTheSameToTheLastStep(int threads) {
    Play play = Survey.three().play();
    assertThat(sweep(play, 1_050, threads, AMPLE)).isEqualTo(sweep(play, 1_050, 1, AMPLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void of_twin_isCaughtBySameSeedWithAnyThreads(int threads) {
    Play twin = Survey.named("no-supervisor").orElseThrow().play();
    Seeds alone = Seeds.of(new Seeker(twin, Carrier.best()), 1, 20_000);
    Seeds swept = sweep(twin, 20_000, threads, AMPLE);
    assertThat(swept.seeds()).isEqualTo(alone.seeds());
    assertThat(swept.steps()).isEqualTo(alone.steps());
    assertThat(swept.example()).isEqualTo(alone.example()).isNotNull();
  }

  @Test
  void of_noTime_playsNothing() {
    assertThat(sweep(Survey.three().play(), 100, 2, Duration.ZERO)).isEqualTo(Seeds.NONE);
  }

  /// What one thread cannot play, no other needs to go on with.
  @Test
  void of_oneThreadThatThrows_endsTheOthersBeforeTheirTime() {
    var plays = new AtomicInteger();
    Play inner = Survey.three().play();
    Play throwing =
        new Play() {
          @Override
          public String protocol() {
            return "throwing";
          }

          @Override
          public Bounds bounds() {
            return inner.bounds();
          }

          @Override
          public Judge setUp(SimMachine machine) {
            if (plays.getAndIncrement() == 0) {
              throw new IllegalStateException("the first of all");
            }
            return inner.setUp(machine);
          }
        };
    assertThatThrownBy(() -> sweep(throwing, 1_000_000, 2, Duration.ofSeconds(10)))
        .hasStackTraceContaining("the first of all");
    assertThat(plays).hasValueLessThan(1_000);
  }

  /// The broken twin of determinism: a play that depends on something that is not simulated.
  @Test
  void of_playThatCountsItsRuns_isRefused() {
    var runs = new AtomicInteger();
    Play inner = Survey.three().play();
    Play leaking =
        new Play() {
          @Override
          public String protocol() {
            return "leaking";
          }

          @Override
          public Bounds bounds() {
            return inner.bounds();
          }

          @Override
          public Judge setUp(SimMachine machine) {
            machine.stepClock(Duration.ofMillis(runs.incrementAndGet()));
            return inner.setUp(machine);
          }
        };
    assertThatThrownBy(() -> sweep(leaking, 1, 1, AMPLE))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("something in it is not simulated");
  }
}
