package dev.freshline.reports.lint;

import dev.freshline.reports.statistics.QuantileBound;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.util.Locale;

/// How long a run may take: an upper bound of a quantile of the run times.
///
/// Of a given distribution it is the quantile itself. Of observations it is their [QuantileBound]
/// with 95 % confidence, whatever the distribution.
public sealed interface Tail {
  /// @param basis how it is known
  record Known(double seconds, String basis) implements Tail {}

  /// @param found such as `40 runs, 3 of them ended early`
  record Unknown(String found, String origin, String why, String remedy) implements Tail {}

  /// The confidence of the bound, one-sided.
  double CONFIDENCE = 0.95;

  /// @param p of the quantile, in (0, 1)
  static Tail of(Workload workload, double p) {
    Sample sample = workload.sample();
    if (sample == null) {
      double bound = workload.service().quantile(p);
      String basis = "Q" + digits(p) + " of " + workload.service().text() + " = ";
      return new Known(bound, basis + Spell.time(bound));
    }
    return switch (QuantileBound.upper(sample, p, CONFIDENCE)) {
      case QuantileBound.Bound bound -> known(sample, p, bound);
      case QuantileBound.TooFew few -> tooFew(sample, p, few);
      case QuantileBound.Censored _ -> cutOff(sample);
    };
  }

  private static Tail known(Sample sample, double p, QuantileBound.Bound bound) {
    return new Known(
        bound.seconds(),
        String.format(
            Locale.ROOT,
            "95 %% upper bound of Q%s = %s, run %d of %d of %s%s",
            digits(p),
            Spell.time(bound.seconds()),
            bound.rank(),
            sample.size(),
            sample.origin(),
            worth(sample, bound.independent())));
  }

  private static Tail tooFew(Sample sample, double p, QuantileBound.TooFew few) {
    int needed = few.neededLike(sample.size());
    return new Unknown(
        found(sample),
        sample.origin(),
        String.format(
            Locale.ROOT,
            "Q%s needs at least %d runs to be bounded with 95 %% confidence; there are %d%s",
            digits(p),
            few.needed(),
            sample.size(),
            worth(sample, few.found())),
        "observe " + (needed - sample.size()) + " more runs, for example with --measure " + needed);
  }

  /// What is said of runs that resemble their neighbours.
  private static String worth(Sample sample, int independent) {
    return independent < sample.size()
        ? ", worth " + independent + " since each resembles the one before"
        : "";
  }

  private static Tail cutOff(Sample sample) {
    return new Unknown(
        found(sample),
        sample.origin(),
        sample.censored() + " of them were ended early, so nobody knows how long they would run",
        "measure with a longer timeout, so that fewer runs are ended early");
  }

  private static String found(Sample sample) {
    return sample.size() + " runs, " + sample.censored() + " of them ended early";
  }

  private static String digits(double p) {
    return Spell.time(100 * p).replace("s", "");
  }
}
