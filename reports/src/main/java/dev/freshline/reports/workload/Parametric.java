package dev.freshline.reports.workload;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/// A distribution with a formula, as the library has it.
///
/// @param text as it is written on the command line
public record Parametric(String text, ContinuousDistribution law) implements Distribution {
  public Parametric {
    if (!(law.getSupportLowerBound() >= 0)) {
      throw new IllegalArgumentException(
          text + ": expected times of 0 or more, found values from " + law.getSupportLowerBound());
    }
  }

  @Override
  public double mean() {
    return law.getMean();
  }

  @Override
  public double variance() {
    return law.getVariance();
  }

  @Override
  public double survival(double seconds) {
    return law.survivalProbability(seconds);
  }

  @Override
  public double quantile(double p) {
    return law.inverseCumulativeProbability(p);
  }
}
