package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Situations as other observations of the same kind would have shown them.
///
/// The runs are drawn from the sample with replacement (Efron, 1979), the mean gap of an
/// estimated demand from the distribution that so many exponential gaps give it.
final class Resampling {
  private final Situation is;
  private final Sample sample;

  Resampling(Situation situation, Sample sample) {
    is = situation;
    this.sample = sample;
  }

  Situation situation() {
    return is;
  }

  int size() {
    return sample.size();
  }

  /// Another sample of the same size.
  Situation again(SplittableRandom random) {
    List<Sample.Run> runs = new ArrayList<>(sample.size());
    do {
      runs.clear();
      for (int i = 0; i < sample.size(); i++) {
        runs.add(sample.runs().get(random.nextInt(sample.size())));
      }
    } while (!anyEnded(runs));
    return is.with(service(runs), demand(random));
  }

  /// The sample without the observations `group`, `group + groups`, ...; empty where no run is left
  /// that came to its end.
  Optional<Situation> without(int group, int groups) {
    List<Sample.Run> runs = new ArrayList<>(sample.size());
    for (int i = 0; i < sample.size(); i++) {
      if (i % groups != group) {
        runs.add(sample.runs().get(i));
      }
    }
    return anyEnded(runs) ? Optional.of(is.with(service(runs), is.demand())) : Optional.empty();
  }

  /// Without one, nothing is known of run times.
  private static boolean anyEnded(List<Sample.Run> runs) {
    return !runs.stream().allMatch(Sample.Run::censored);
  }

  /// With so many runs that go on until the timeout as may have been missed: three in n (none was
  /// seen).
  Situation withUnseen() {
    List<Sample.Run> runs = new ArrayList<>(sample.runs());
    double longest = runs.stream().mapToDouble(Sample.Run::seconds).max().orElse(0);
    double unseen = Math.max(Math.nextUp(Math.min(is.timeout(), is.deadline())), longest);
    for (int i = 0; i < 3; i++) {
      runs.add(new Sample.Run(unseen, false));
    }
    return is.with(service(runs), is.demand());
  }

  boolean hasLimit() {
    return Math.min(is.timeout(), is.deadline()) < Double.POSITIVE_INFINITY;
  }

  private Empirical service(List<Sample.Run> runs) {
    return Empirical.of(new Sample(runs, sample.origin()));
  }

  private Demand demand(SplittableRandom random) {
    if (!(is.demand() instanceof Demand.Poisson poisson) || poisson.observed() == 0) {
      return is.demand();
    }
    double sum = 0;
    for (int i = 0; i < poisson.observed(); i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return new Demand.Poisson(poisson.meanGapSeconds() * sum / poisson.observed());
  }
}
