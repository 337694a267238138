package dev.freshline.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionsTest {
  @Test
  void ofFew_anyFigures_percentilesAreFiguresOfTheirOwn() {
    Row row = Distributions.ofFew("g", "n", Map.of(), List.of(0.4, 0.1, 0.3, 0.2, 0.5));
    assertThat(row.median()).isEqualTo(0.3);
    assertThat(row.at(0)).isEqualTo(0.1);
    assertThat(row.at(100)).isEqualTo(0.5);
    assertThat(row.at(90)).isEqualTo(0.5);
    assertThat(row.mean()).isEqualTo(0.3);
    assertThat(row.samples()).isEqualTo(5);
  }

  @Test
  void row_aThousandDurations_percentilesAreWithinTheHistogramsThousandth() {
    List<Duration> observed = IntStream.rangeClosed(1, 1_000).mapToObj(Duration::ofMillis).toList();
    Row row = Distributions.row("g", "n", Map.of(), observed);
    assertThat(row.median() / 1e6).isBetween(499.5, 500.5);
    assertThat(row.at(99) / 1e6).isBetween(989.0, 991.0);
  }

  @Test
  void row_someHaveNotEnded_whatIsAsLongAsTheShortestOfThemIsALowerBound() {
    List<Duration> ended = IntStream.rangeClosed(1, 90).mapToObj(Duration::ofMillis).toList();
    List<Duration> unended = IntStream.rangeClosed(81, 90).mapToObj(Duration::ofMillis).toList();
    Row row = Distributions.row("g", "n", Map.of(), ended, unended);
    assertThat(row.samples()).isEqualTo(100);
    assertThat(row.unendedShare()).isEqualTo(0.1);
    assertThat(row.isLowerBound(row.percentile(75))).isFalse();
    assertThat(row.isLowerBound(row.percentile(90))).isTrue();
  }

  @Test
  void row_allHaveEnded_noneIsALowerBound() {
    Row row = Distributions.row("g", "n", Map.of(), List.of(Duration.ofDays(1)));
    assertThat(row.unendedShare()).isZero();
    assertThat(row.percentiles()).noneMatch(row::isLowerBound);
  }

  @Test
  void row_nothingObserved_saysWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distributions.row("g", "a wait", Map.of(), List.of()))
        .withMessage("a wait: expected an observation, found none");
  }
}
