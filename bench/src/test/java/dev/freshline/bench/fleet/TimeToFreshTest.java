package dev.freshline.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.fleet.TimeToFresh.Wait;
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

  private static List<Wait> waits(Rendered... renders) {
    List<Rendered> all = List.of(renders);
    var time = new TimeToFresh(all, FRESH_FOR);
    return all.stream().map(time::of).toList();
  }

  private static Wait ended(long seconds) {
    return new Wait(Duration.ofSeconds(seconds), true);
  }

  private static Wait unended(long seconds) {
    return new Wait(Duration.ofSeconds(seconds), false);
  }

  @Test
  void of_readingIsFresh_isNothing() {
    assertThat(waits(render(0, 0, 0L), render(50, 50, 0L))).containsExactly(ended(0), ended(0));
  }

  @Test
  void of_renderThatFetchesItself_isItsOwnTime() {
    assertThat(waits(render(0, 8, 0L))).containsExactly(ended(8));
  }

  @Test
  void of_betweenTwoReadings_isUntilTheNextIsThere() {
    assertThat(waits(render(0, 0, 0L), render(120, 120, 0L), render(150, 160, 150L)))
        .containsExactly(ended(0), ended(40), ended(10));
  }

  @Test
  void of_nothingFreshUntilTheLoadEnds_hasNotEnded() {
    assertThat(waits(render(0, 0, 0L), render(130, 130, 0L), render(180, 190, 0L)))
        .containsExactly(ended(0), unended(60), unended(10));
  }

  @Test
  void of_noReadingEver_hasNotEnded() {
    assertThat(waits(render(0, 0, null), render(30, 30, null)))
        .containsExactly(unended(30), unended(0));
  }

  /// One pipeline counts the age of its figures from the start of a fetch, another from its end.
  @Test
  void of_sameMomentsUnderOtherStamps_isTheSame() {
    assertThat(waits(render(0, 30, 0L), render(125, 125, 0L), render(140, 140, 0L)))
        .isEqualTo(waits(render(0, 30, 30L), render(125, 125, 30L), render(140, 140, 30L)))
        .containsExactly(ended(30), ended(0), unended(0));
  }
}
