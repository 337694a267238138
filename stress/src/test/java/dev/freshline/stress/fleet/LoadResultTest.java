package dev.freshline.stress.fleet;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `review` keeps figures fresh for 120 s, which are 2.4 s here.
class LoadResultTest {
  private static final Load LOAD =
      Load.ofReview(Profiles.named("review"), Duration.ofMinutes(10), 1);
  private static final long EPOCH = 1_900_000_000_000L;
  private static final Tally TALLY = new Tally(8, 8, 2, 3, 0, 100);

  private final List<Rendered> renders = new ArrayList<>();

  private void render(long at, @Nullable Duration age, How how, boolean fresh) {
    var showing = new Showing(how, 9, fresh, age, Duration.ZERO);
    Reading reading = age == null ? null : new Reading(EPOCH + at - age.toMillis(), age);
    renders.add(
        new Rendered(0, ofMillis(at), ofMillis(at + 1), ofMillis(at + 3), reading, showing));
  }

  private LoadResult result() {
    return new LoadResult(LOAD, renders, TALLY, List.of());
  }

  /// Cycles of four renders, of which the last finds the reading too old.
  private void cycles(int count) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 4; j++) {
        render(i * 4_000L + j * 1_000L, ofMillis(3 + j * 1_000L), How.SERVED, j < 3);
      }
    }
  }

  @Test
  void stale_oneRenderInFour_isAQuarterOfEachCycle() {
    cycles(50);
    Share stale = result().stale();
    assertThat(stale.value()).isCloseTo(0.25, within(1e-9));
    assertThat(stale.cycles()).isEqualTo(50);
    assertThat(stale.high() - stale.low()).as("cycles do not differ").isLessThan(1e-9);
    assertThat(result().staleSpells()).hasSize(49).containsOnly(ofSeconds(1));
  }

  @Test
  void stale_cyclesThatDiffer_haveAnInterval() {
    cycles(20);
    for (int i = 0; i < 20; i++) {
      render(200_000 + i * 4_000L, ofMillis(3), How.SERVED, true);
    }
    Share stale = result().stale();
    assertThat(stale.value()).isCloseTo(0.2, within(1e-9));
    assertThat(stale.low()).isGreaterThan(0.1).isLessThan(0.2);
    assertThat(stale.high()).isLessThan(0.3).isGreaterThan(0.2);
  }

  @Test
  void stale_ofOneCycle_isNotKnown() {
    cycles(1);
    assertThat(result().stale()).isEqualTo(new Share(0.25, 0, 1, 1));
  }

  @Test
  void stale_neverSeen_isRarerThanTheRuleOfThreeSays() {
    for (int i = 0; i < 60; i++) {
      render(i * 4_000L, ofMillis(3), How.SERVED, true);
    }
    assertThat(result().stale()).isEqualTo(new Share(0, 0, 0.05, 60));
    assertThat(Share.over(List.of(renders.subList(0, 30), renders.subList(30, 60)), _ -> true))
        .isEqualTo(new Share(1, 0, 1, 2));
  }

  @Test
  void stale_beforeTheFirstReading_isNotCounted() {
    render(-500, null, How.GAVE_UP, false);
    cycles(2);
    assertThat(result().stale().value()).isCloseTo(0.25, within(1e-9));
    assertThat(result().giveUps()).isOne();
    assertThat(result().staleSpells().getFirst()).isEqualTo(ofMillis(500));
  }

  @Test
  void lies_oldAndUnmarked_areCounted() {
    render(0, ofMillis(2_400), How.SERVED, true);
    render(1, ofMillis(2_401), How.SERVED, true);
    render(2, ofSeconds(9), How.SERVED, false);
    assertThat(result().lies()).isOne();
    assertThat(result().marked().value()).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void latency_countsFromTheIntendedTime() {
    cycles(1);
    assertThat(result().latency(0.5)).isEqualTo(ofMillis(3));
    assertThat(new LoadResult(LOAD, List.of(), TALLY, List.of()).latency(1)).isZero();
    assertThat(result().duplicatesPerRun()).isEqualTo(0.25);
  }

  @Test
  void parse_ofALine_isTheSame() {
    render(4, ofMillis(7), How.RAN, true);
    render(5, null, How.DEADLINE, false);
    assertThat(renders.stream().map(Rendered::line).map(Rendered::parse).toList())
        .usingRecursiveComparison()
        .isEqualTo(renders);
    assertThatThrownBy(() -> Rendered.parse("render 1")).hasMessageContaining("found 'render 1'");
  }

  @Test
  void load_thatMeansMillionsOfRenders_isRefused() {
    assertThatThrownBy(() -> Load.ofReview(LOAD.protocol(), Duration.ofDays(60), 1))
        .hasMessageContaining("at most 500000 renders");
  }
}
