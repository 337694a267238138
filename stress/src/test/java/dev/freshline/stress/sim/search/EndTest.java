package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.Counterexample;
import dev.freshline.stress.sim.Property;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;
import dev.freshline.stress.sim.machine.SimProcess;
import dev.freshline.stress.sim.play.Judge;
import dev.freshline.stress.sim.play.Play;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A run that no process of it has brought to its end holds nothing.
class EndTest {
  private static final int MOST = 1_000;

  /// One process that does this.
  private record Alone(Consumer<SimProcess> routine, Set<Property> judged) implements Play {
    @Override
    public String protocol() {
      return "alone";
    }

    @Override
    public Bounds bounds() {
      return Bounds.QUIET.steps(100);
    }

    @Override
    public Judge setUp(SimMachine machine) {
      var places = new Judge.Places(Path.of("/a"), Path.of("/b"), Duration.ZERO);
      Judge judge = new Judge(machine, places, judged);
      machine.referee(judge);
      SimProcess process = machine.process(100, "A", Map.of());
      process.start(() -> routine.accept(process));
      return judge;
    }
  }

  private static Seeker alone(Consumer<SimProcess> routine) {
    return new Seeker(new Alone(routine, Set.of(Property.NO_END)), Carrier.best());
  }

  private static void goRoundInCircles(SimProcess process) {
    while (process.isAlive()) {
      process.host().processes().find(7);
    }
  }

  private static void pauseForEver(SimProcess process) {
    while (process.isAlive()) {
      process.host().clock().pause(Duration.ofHours(1));
    }
  }

  private static void stopForEver(SimProcess process) {
    process.stop();
    process.host().clock().pause(Duration.ofSeconds(1));
  }

  private static Counterexample found(Consumer<SimProcess> routine) {
    Exhaustion done = Exhaustion.of(alone(routine), MOST);
    assertThat(done.complete()).isFalse();
    return Objects.requireNonNull(done.example());
  }

  @Test
  void of_processThatGoesRoundInCircles_isNoEnd() {
    Counterexample example = found(EndTest::goRoundInCircles);
    assertThat(example.property()).isEqualTo(Property.NO_END);
    assertThat(example.timeline().text()).contains("A     *** a process that does not come");
  }

  @Test
  void of_processThatPausesForEver_isNoEnd() {
    assertThat(found(EndTest::pauseForEver).property()).isEqualTo(Property.NO_END);
  }

  @Test
  void of_processThatIsNeverWoken_isNoEnd() {
    assertThat(found(EndTest::stopForEver).property()).isEqualTo(Property.NO_END);
  }

  @Test
  void of_processThatEnds_holds() {
    Exhaustion done = Exhaustion.of(alone(process -> {}), MOST);
    assertThat(done.example()).isNull();
    assertThat(done.complete()).isTrue();
  }

  /// Where nobody asks for the end, a search that was cut off by a bound says that it was.
  @Test
  void isCut_runThatUsedItsStepsUp_isTrue() {
    var play = new Alone(EndTest::goRoundInCircles, Set.of(Property.TWO_RUNS));
    var level = new Level(new Seeker(play, Carrier.best()), new Explorer(9));
    assertThat(level.search(MOST)).isNull();
    assertThat(level.isCut()).isTrue();
  }
}
