package dev.freshline.stress.sim.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.Survey;
import dev.freshline.stress.sim.Survey.Entry;
import dev.freshline.stress.sim.carrier.Carrier;
import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.play.OurPlay;
import dev.freshline.stress.sim.play.OurPlay.Script;
import dev.freshline.stress.sim.play.Twin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExhaustionTest {
  private static final int MOST = 100_000;

  private static Exhaustion of(OurPlay play) {
    return Exhaustion.of(new Seeker(play, Carrier.best()), MOST);
  }

  static List<Entry> twins() {
    return Survey.twins();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void of_twin_isCaught(Entry twin) {
    Exhaustion done = Exhaustion.of(new Seeker(twin.play(), Carrier.best()), MOST);
    assertThat(done.example()).isNotNull();
  }

  @Test
  void of_freshlineWithACrashAnywhere_holdsInEverySchedule() {
    Exhaustion done =
        of(new OurPlay(2, 1, Script.FORCED, Bounds.QUIET.preemptions(99).crashes(1), Twin.NONE));
    assertThat(done.complete()).isTrue();
    assertThat(done.example()).isNull();
    assertThat(done.schedules()).isGreaterThan(5_000);
    assertThat(done.crashes()).isGreaterThan(100);
  }

  @Test
  void of_moreThanMayBeTried_isNotComplete() {
    Exhaustion done =
        Exhaustion.of(
            new Seeker(
                new OurPlay(2, 1, Script.FORCED, Bounds.QUIET.preemptions(99), Twin.NONE),
                Carrier.best()),
            10);
    assertThat(done.complete()).isFalse();
    assertThat(done.schedules()).isEqualTo(10);
  }
}
