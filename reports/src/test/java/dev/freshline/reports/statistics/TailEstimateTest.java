package dev.freshline.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.reports.statistics.TailEstimate.Extrapolated;
import dev.freshline.reports.statistics.TailEstimate.TooFew;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailEstimateTest {
  private static Sample sample(Distribution distribution, int n, double cutOff, long seed) {
    var random = new SplittableRandom(seed);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double seconds = distribution.sample(random);
      runs.add(new Run(Math.min(seconds, cutOff), seconds > cutOff));
    }
    return new Sample(runs, "test");
  }

  private static Extrapolated extrapolated(TailEstimate estimate) {
    return switch (estimate) {
      case Extrapolated extrapolated -> extrapolated;
      case TooFew few -> throw new AssertionError("expected an estimate, found " + few);
    };
  }

  @ParameterizedTest
  @CsvSource({"exp:20s, 0", "'pareto:5s,2.5', 0.4", "'uniform:5s..40s', -0.5"})
  void quantile_knownTail_isFoundWithItsShape(String text, double shape) throws IOException {
    Distribution distribution = Distributions.parse(text);
    Extrapolated found =
        extrapolated(TailEstimate.quantile(sample(distribution, 20_000, 1e9, 3), 0.999, 0.95));
    double truth = distribution.quantile(0.999);
    assertThat(found.shape()).isCloseTo(shape, within(0.12));
    assertThat(found.seconds()).isCloseTo(truth, within(0.15 * truth));
    assertThat(found.upperSeconds()).isGreaterThanOrEqualTo(found.seconds());
  }

  /// The twin takes what was cut off for the end, and finds too short a tail.
  @Test
  void quantile_censoredTail_isNotTakenForItsEnd() throws IOException {
    Distribution distribution = Distributions.parse("exp:20s");
    double truth = distribution.quantile(0.999);
    Sample cut = sample(distribution, 20_000, 80, 3);
    var naive = new Sample(cut.runs().stream().map(r -> new Run(r.seconds(), false)).toList(), "");
    assertThat(extrapolated(TailEstimate.quantile(cut, 0.999, 0.95)).seconds())
        .isCloseTo(truth, within(0.15 * truth));
    assertThat(extrapolated(TailEstimate.quantile(naive, 0.999, 0.95)).seconds())
        .isLessThan(0.8 * truth);
  }

  @Test
  void quantile_fewExcesses_refuses() throws IOException {
    Sample sample = sample(Distributions.parse("exp:20s"), 90, 1e9, 3);
    assertThat(TailEstimate.quantile(sample, 0.999, 0.95)).isEqualTo(new TooFew(45, 50));
  }

  @Test
  void quantile_manySamples_upperBoundHoldsAsOftenAsItSays() throws IOException {
    Distribution distribution = Distributions.parse("exp:20s");
    double truth = distribution.quantile(0.999);
    int holds = 0;
    int samples = 100;
    for (int i = 0; i < samples; i++) {
      Sample sample = sample(distribution, 1_000, 1e9, 100 + i);
      holds +=
          extrapolated(TailEstimate.quantile(sample, 0.999, 0.95)).upperSeconds() >= truth ? 1 : 0;
    }
    assertThat(Proportion.interval(holds, samples, 0.98).high()).isGreaterThanOrEqualTo(0.95);
  }
}
