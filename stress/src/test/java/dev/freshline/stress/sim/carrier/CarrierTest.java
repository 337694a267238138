package dev.freshline.stress.sim.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierTest {
  private final List<String> said = new ArrayList<>();

  @Test
  void best_theBuildExportsThem_isContinuations() {
    assertThat(Carrier.best()).isEqualTo(Carrier.CONTINUATIONS);
  }

  @ParameterizedTest
  @EnumSource
  void resume_twoThatYield_takeTurns(Carrier carrier) {
    Fiber one = speaker(carrier, "one");
    Fiber other = speaker(carrier, "other");
    one.resume();
    other.resume();
    one.resume();
    assertThat(one.isDone()).isTrue();
    assertThat(other.isDone()).isFalse();
    other.resume();
    assertThat(said).containsExactly("one 1", "other 1", "one 2", "other 2");
  }

  private Fiber speaker(Carrier carrier, String name) {
    var self = new Fiber[1];
    self[0] =
        carrier.fiber(
            () -> {
              said.add(name + " 1");
              self[0].pause();
              said.add(name + " 2");
            });
    return self[0];
  }

  @ParameterizedTest
  @EnumSource
  void resume_routineThrows_throwsIt(Carrier carrier) {
    Fiber failing =
        carrier.fiber(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    assertThatThrownBy(failing::resume).hasMessage("on purpose");
  }

  @ParameterizedTest
  @EnumSource
  void abandon_inItsMiddle_neverGoesOn(Carrier carrier) {
    Fiber speaker = speaker(carrier, "one");
    speaker.resume();
    speaker.abandon();
    assertThat(said).containsExactly("one 1");
  }
}
