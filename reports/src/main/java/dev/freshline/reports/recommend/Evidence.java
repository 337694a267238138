package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.recommend.Recommendation.InsufficientEvidence;
import dev.freshline.reports.statistics.EffectiveSize;
import dev.freshline.reports.statistics.QuantileBound;
import dev.freshline.reports.workload.Sample;
import java.util.Locale;

/// What a recommendation rests on, in sentences.
final class Evidence {
  /// More observations than this nobody waits for.
  private static final int MOST_RUNS = 1_000_000;

  private Evidence() {}

  /// @param share of runs that a timeout must let end
  static InsufficientEvidence insufficient(Sample sample, double share, Tail.Unknown unknown) {
    int needed = needed(sample, share);
    return new InsufficientEvidence(
        sample.size(), needed, needed - sample.size(), unknown.why() + "; " + unknown.remedy());
  }

  /// As many observations like these, no further one of them ended early.
  private static int needed(Sample sample, double share) {
    double forOne = sample.size() / Math.floor(EffectiveSize.of(sample));
    long censored = (long) Math.ceil(sample.censored() / forOne);
    return (int) Math.ceil(needed(share, censored) * forOne);
  }

  /// The smallest n whose bound falls on a run that was not ended early, if no further one is.
  static int needed(double share, long censored) {
    int n = QuantileBound.needed(share, Tail.CONFIDENCE);
    while (QuantileBound.rank(n, share, Tail.CONFIDENCE) > n - censored && n < MOST_RUNS) {
      n++;
    }
    return n;
  }

  static String ofSearch(int judged, int predicted, Situation situation) {
    return String.format(
        Locale.ROOT,
        "%d settings judged by formula, %d predicted in full; chosen: the cheapest whose share of"
            + " stale renders is at most %s, by the upper end of its 95 %% interval",
        judged,
        predicted,
        Spoken.percent(situation.budget().staleFraction()));
  }

  static String ofData(Situation situation) {
    return "how long a run may take: " + situation.tail().basis();
  }

  static String ofPrice(double price) {
    return String.format(
        Locale.ROOT,
        "this cooldown is the best one for whoever accepts %s stale seconds to save a run",
        Spoken.number(price));
  }

  /// A promise that could not be kept.
  static String ofPromise(double promise, Candidate found) {
    return String.format(
        Locale.ROOT,
        "freshFor = %s cannot be kept within the budgets; %s is the shortest that can",
        Times.text(promise),
        Times.text(found.cadence().freshFor()));
  }
}
