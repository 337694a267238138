package dev.freshline.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.reports.statistics.QuantileBound.Bound;
import dev.freshline.reports.statistics.QuantileBound.Censored;
import dev.freshline.reports.statistics.QuantileBound.TooFew;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileBoundTest {
  /// Runs of 1, 2, ..., n seconds; those of `from` seconds and more are cut off.
  private static Sample runs(int n, int from) {
    return new Sample(
        IntStream.rangeClosed(1, n).mapToObj(i -> new Run(i, i >= from)).toList(), "test");
  }

  @ParameterizedTest
  @CsvSource({"0.90, 29", "0.95, 59", "0.99, 299", "0.999, 2995"})
  void upper_atTheFewestObservations_isTheLargest(double p, int n) {
    assertThat(QuantileBound.needed(p, 0.95)).isEqualTo(n);
    assertThat(QuantileBound.upper(runs(n, n + 1), p, 0.95)).isEqualTo(new Bound(n, n, n));
    assertThat(QuantileBound.upper(runs(n - 1, n), p, 0.95)).isEqualTo(new TooFew(n - 1, n));
  }

  /// From tables of order statistics: of 200 the 196th bounds the 95 % quantile.
  @Test
  void upper_of200_isTheRankOfTheBinomial() {
    assertThat(QuantileBound.upper(runs(200, 201), 0.95, 0.95)).isEqualTo(new Bound(196, 196, 200));
  }

  @Test
  void upper_boundIsCensored_refuses() {
    assertThat(QuantileBound.upper(runs(200, 197), 0.95, 0.95)).isEqualTo(new Bound(196, 196, 200));
    assertThat(QuantileBound.upper(runs(200, 196), 0.95, 0.95)).isEqualTo(new Censored(196, 196));
  }

  @Test
  void upper_censoredEarly_countsAsLongerThanAll() {
    var runs = IntStream.rangeClosed(1, 200).mapToObj(i -> new Run(i, i <= 5)).toList();
    assertThat(QuantileBound.upper(new Sample(runs, "test"), 0.95, 0.95))
        .isInstanceOf(Censored.class);
  }

  /// Each run is as long as the one before, but for one in four.
  private static Sample lasting(int n) {
    var random = new SplittableRandom(4);
    double[] seconds = random.doubles(n).toArray();
    for (int i = 1; i < n; i++) {
      seconds[i] = random.nextInt(4) > 0 ? seconds[i - 1] : seconds[i];
    }
    return new Sample(
        IntStream.range(0, n).mapToObj(i -> new Run(seconds[i], false)).toList(), "test");
  }

  /// Its rank is that of as many as it is worth, drawn out to as many as there are.
  @Test
  void upper_dependentObservations_areWorthFewer() {
    Sample sample = lasting(800);
    int worth = (int) EffectiveSize.of(sample);
    assertThat(worth).isBetween(80, 180);
    int rank = (int) Math.ceil(800.0 * QuantileBound.rank(worth, 0.95, 0.95) / worth);
    assertThat(QuantileBound.upper(sample, 0.95, 0.95))
        .isInstanceOfSatisfying(
            Bound.class,
            bound -> {
              assertThat(bound.rank()).isEqualTo(rank);
              assertThat(bound.independent()).isEqualTo(worth);
            });
  }

  @Test
  void upper_tooFewOfDependentObservations_tellsHowManyWouldDo() {
    Sample sample = lasting(200);
    int worth = (int) EffectiveSize.of(sample);
    var few = new TooFew(worth, 59);
    assertThat(QuantileBound.upper(sample, 0.95, 0.95)).isEqualTo(few);
    assertThat(few.neededLike(200)).isEqualTo((int) Math.ceil(59 * 200.0 / worth));
    assertThat(new TooFew(50, 59).neededLike(50)).isEqualTo(59);
  }

  /// The bound is at least the quantile as often as it says; one rank lower it is not.
  @Test
  void upper_manySamples_holdsAsOftenAsItSays() {
    var random = new SplittableRandom(11);
    int holds = 0;
    int lowerHolds = 0;
    int samples = 20_000;
    for (int i = 0; i < samples; i++) {
      double[] values = random.doubles(100).sorted().toArray();
      var sample =
          new Sample(
              IntStream.range(0, 100).mapToObj(j -> new Run(values[j], false)).toList(), "test");
      int rank =
          switch (QuantileBound.upper(sample, 0.9, 0.95)) {
            case Bound bound -> bound.rank();
            case TooFew _, Censored _ -> throw new AssertionError("100 are enough for p = .9");
          };
      holds += values[rank - 1] >= 0.9 ? 1 : 0;
      lowerHolds += values[rank - 2] >= 0.9 ? 1 : 0;
    }
    assertThat(Proportion.interval(holds, samples, 0.998).high()).isGreaterThanOrEqualTo(0.95);
    assertThat(Proportion.interval(lowerHolds, samples, 0.998).high()).isLessThan(0.95);
  }

  @Test
  void upper_noProbability_saysSo() {
    assertThatThrownBy(() -> QuantileBound.upper(runs(100, 101), 1, 0.95))
        .hasMessage("p: expected a number between 0 and 1, found 1.0");
  }
}
