package dev.freshline.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeToFreshTest {
  private static final Duration FRESH_FOR = Duration.ofSeconds(100);

  /// A render that is meant for one moment, ends at another, and then finds a reading of a stamp.
  private static Rendered render(long intended, long ended, @Nullable Long stamp) {
    Reading reading =
        stamp == null ? null : new Reading(stamp, Duration.ofSeconds(ended).minusSeconds(stamp));
    return new Rendered(
        0,
        Duration.ofSeconds(intended),
        Duration.ofSeconds(intended),
        Duration.ofSeconds(ended),
        reading,
        new Showing(How.SERVED, 1, true, null, Duration.ZERO));
  }

  private static List<Long> waits(Rendered... renders) {
    List<Rendered> all = List.of(renders);
    return new TimeToFresh(all, FRESH_FOR).waits(all).stream().map(Duration::toSeconds).toList();
  }

  @Test
  void waits_readingIsFresh_isNothing() {
    assertThat(waits(render(0, 0, 0L), render(50, 50, 0L))).containsExactly(0L, 0L);
  }

  @Test
  void waits_renderThatFetchesItself_isItsOwnTime() {
    assertThat(waits(render(0, 8, 0L))).containsExactly(8L);
  }

  @Test
  void waits_betweenTwoReadings_isUntilTheNextIsThere() {
    assertThat(waits(render(0, 0, 0L), render(120, 120, 0L), render(150, 160, 150L)))
        .containsExactly(0L, 40L, 10L);
  }

  @Test
  void waits_nothingFreshEver_isUntilTheEnd() {
    assertThat(waits(render(0, 0, null), render(30, 30, null))).containsExactly(30L, 0L);
  }

  @Test
  void waits_readingThatIsStaleWhenItComes_isNoFreshData() {
    assertThat(waits(render(0, 0, null), render(200, 200, 0L))).containsExactly(200L, 0L);
  }
}
