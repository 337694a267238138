package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Nodes;
import org.jspecify.annotations.Nullable;

/// The excess of the time to a success when attempts fail: each failure adds its run, its pause
/// and a wait for the next render, each death the time until its lock is free and such a wait.
///
/// Worked out on a lattice, where a sum of times is a product of spectra and any number of
/// repetitions a geometric series. What it says is never too little: a time that is divided between
/// two steps keeps its mean and varies more, and an excess is convex.
final class RetriedRest {
  /// For a figure that is shown.
  static final int FINE = 1 << 16;

  /// For one of many that are only compared.
  static final int COARSE = 1 << 11;

  /// What a lattice leaves out beyond its end.
  private static final double LEFT_OUT = 1e-10;

  /// A finest step that is longer than this part of a cycle is not trusted.
  private static final double LONGEST_STEP = 1.0 / 400;

  private static final int MOST_PAUSES = 40;

  private final Lattice lattice;
  private final Situation.Retry retry;
  private final Spectrum failure;

  private RetriedRest(Lattice lattice, Situation.Retry retry, Spectrum failure) {
    this.lattice = lattice;
    this.retry = retry;
    this.failure = failure;
  }

  /// @param cycle of which the excess is to be a share; infinite where any upper bound will do
  static @Nullable Excess of(
      Attempts attempts, Situation.Retry retry, DemandWait wait, int size, double cycle) {
    double span = span(attempts, retry, wait);
    if (!Double.isFinite(span) || span / FINE > cycle * LONGEST_STEP) {
      return null;
    }
    var lattice = new Lattice(span / size, size);
    Spectrum waits = lattice.of(wait::excess, wait.longest());
    Spectrum deaths = lattice.of(attempts.deathCosts).times(waits).times(attempts.death).repeated();
    Spectrum failures =
        lattice.of(attempts.failureLengths).times(waits).times(attempts.failure).times(deaths);
    Spectrum success =
        lattice.of(attempts.successLengths).times(waits).times(attempts.success).times(deaths);
    var rest = new RetriedRest(lattice, retry, failures);
    return new LatticeExcess(lattice.step(), success.times(rest.anyFailures()).masses());
  }

  /// How far the lattice has to reach.
  private static double span(Attempts attempts, Situation.Retry retry, DemandWait wait) {
    double fails = attempts.failure + attempts.death;
    double times = Math.ceil(Math.log(LEFT_OUT) / Math.log(fails));
    double one = Math.max(longest(attempts.failureLengths), longest(attempts.deathCosts));
    double pause = retry.longest(MOST_PAUSES);
    double usual =
        attempts.failureLengths.mean(x -> x) + attempts.deathCosts.mean(x -> x) + wait.mean();
    return longest(attempts.successLengths)
        + 2 * wait.longest()
        + 2 * (one + pause)
        + times * (usual + pause);
  }

  /// What is longer is too rare to matter, and lands on the last step.
  private static double longest(Nodes nodes) {
    double longest = 0;
    for (int i = 0; i < nodes.size(); i++) {
      longest = nodes.weight()[i] > LEFT_OUT ? Math.max(longest, nodes.at()[i]) : longest;
    }
    return longest;
  }

  /// No failure, or one, or two, ...; from the longest pause on as a geometric series.
  private Spectrum anyFailures() {
    Spectrum sum = Spectrum.constant(lattice.size(), 1);
    Spectrum so = sum;
    int count = 1;
    while (count < MOST_PAUSES && !retry.isLast(count)) {
      so = so.times(failure).times(pause(count));
      sum = sum.plus(so);
      count++;
    }
    Spectrum last = failure.times(pause(count));
    return sum.plus(so.times(last).times(last.repeated()));
  }

  private Spectrum pause(int failures) {
    double longest = retry.longest(failures);
    if (!(longest > 0)) {
      return Spectrum.constant(lattice.size(), 1);
    }
    return retry.jittered() ? lattice.uniform(longest) : lattice.of(Nodes.single(longest, 1));
  }
}
