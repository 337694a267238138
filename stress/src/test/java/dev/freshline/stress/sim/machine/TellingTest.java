package dev.freshline.stress.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.sim.machine.Trace.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static Entry look(long second, String process, String what) {
    return new Entry(Duration.ofSeconds(second).toNanos(), process, true, "looks", what);
  }

  private static Entry act(long second, String process, String what) {
    return new Entry(Duration.ofSeconds(second).toNanos(), process, false, what, "");
  }

  private static List<String> told(Entry... entries) {
    return new Telling(List.of(entries))
        .timeline().steps().stream().map(step -> step.text().strip()).toList();
  }

  @Test
  void timeline_looksBeforeAnAct_standBesideIt() {
    assertThat(told(look(1, "A", "x absent"), look(1, "A", "y old"), act(1, "A", "makes x")))
        .containsExactly("1.000  A     makes x: seen: x absent; y old");
  }

  @Test
  void timeline_whatIsSeenAgain_isToldOnce() {
    assertThat(
            told(
                look(1, "A", "x absent"),
                look(1, "A", "y old"),
                look(1, "A", "x absent"),
                act(1, "A", "makes x")))
        .containsExactly("1.000  A     makes x: seen: x absent; y old");
  }

  @Test
  void timeline_looksThatSomebodyElseOvertook_areAStepOfTheirOwn() {
    assertThat(told(look(1, "A", "x absent"), act(1, "B", "makes x"), act(1, "A", "makes x")))
        .containsExactly(
            "1.000  A     looks: x absent", "1.000  B     makes x", "1.000  A     makes x");
  }

  @Test
  void timeline_looksAtSeveralMoments_areOneStepWithTheLast() {
    assertThat(
            told(
                look(0, "B", "held"),
                look(3, "B", "held"),
                look(6, "B", "old"),
                act(7, "B", "breaks")))
        .containsExactly("0.000  B     looks now and then until 6.000: old", "7.000  B     breaks");
  }

  @Test
  void timeline_looksThatNobodyActsOn_areLeftOut() {
    assertThat(told(act(0, "A", "makes x"), look(1, "B", "x there")))
        .containsExactly("0.000  A     makes x");
  }
}
