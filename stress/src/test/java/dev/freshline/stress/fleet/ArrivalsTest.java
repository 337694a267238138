package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
  private static final Duration SPAN = Duration.ofHours(10);

  private static List<List<Duration>> draw(String text, long seed) {
    return Arrivals.parse(text).draw(8, SPAN, new SplittableRandom(seed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"poisson:4s", "periodic:32s"})
  void draw_eightSessions_comeAsOftenAsTheySay(String text) {
    List<List<Duration>> times = draw(text, 1);
    assertThat(times).hasSize(8);
    long renders = times.stream().mapToLong(List::size).sum();
    // 9,000 are expected; three standard deviations of the Poisson count are 285.
    assertThat((double) renders).isCloseTo(9_000, within(285.0));
    assertThat(Arrivals.parse(text).rendersPerSecond(8)).isCloseTo(0.25, within(1e-9));
    assertThat(times).allSatisfy(session -> assertThat(session).isSorted().isNotEmpty());
    assertThat(times.stream().flatMap(List::stream)).allMatch(at -> at.compareTo(SPAN) < 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poisson:4s", "periodic:32s"})
  void draw_oneSeed_isOneTimetable(String text) {
    assertThat(draw(text, 5)).isEqualTo(draw(text, 5)).isNotEqualTo(draw(text, 6));
  }

  @Test
  void draw_poisson_hasTheSpreadOfNoMemory() {
    List<Duration> times = draw("poisson:4s", 3).stream().flatMap(List::stream).sorted().toList();
    double longGaps = 0;
    for (int i = 1; i < times.size(); i++) {
      longGaps += times.get(i).minus(times.get(i - 1)).compareTo(Duration.ofSeconds(8)) > 0 ? 1 : 0;
    }
    assertThat(longGaps / times.size()).isCloseTo(Math.exp(-2), within(0.015));
  }

  @Test
  void draw_periodic_givesEachSessionItsPhase() {
    List<List<Duration>> times = draw("periodic:32s", 3);
    assertThat(times.stream().map(List::getFirst).distinct()).hasSize(8);
    assertThat(times.getFirst().get(1).minus(times.getFirst().get(0)))
        .isEqualTo(Duration.ofSeconds(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "often", "uniform:4s", "poisson:", "poisson:0s", "periodic:-4s"})
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Arrivals.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }
}
