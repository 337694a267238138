package dev.freshline.reports.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// An interval of a share, from a number of independent trials.
///
/// The exact one of Clopper and Pearson (1934). No event in n trials is not 0: at a confidence of
/// .95 the upper end is then about `3.7 / n`, and one that is missed with .05 is `3 / n`.
public record Proportion(double share, double low, double high) {

  /// Both ends, each missed with half of what the confidence leaves.
  public static Proportion interval(long events, long trials, double confidence) {
    double miss = (1 - confidence) / 2;
    return new Proportion(
        (double) events / trials, lower(events, trials, miss), upper(events, trials, miss));
  }

  private static double upper(long events, long trials, double miss) {
    requireTrials(events, trials);
    if (events == trials) {
      return 1;
    }
    return BetaDistribution.of(events + 1.0, (double) (trials - events))
        .inverseSurvivalProbability(miss);
  }

  private static double lower(long events, long trials, double miss) {
    requireTrials(events, trials);
    if (events == 0) {
      return 0;
    }
    return BetaDistribution.of((double) events, trials - events + 1.0)
        .inverseCumulativeProbability(miss);
  }

  private static void requireTrials(long events, long trials) {
    if (!(events >= 0 && events <= trials && trials > 0)) {
      throw new IllegalArgumentException(
          "expected 0 to n events in n > 0 trials, found " + events + " in " + trials);
    }
  }
}
