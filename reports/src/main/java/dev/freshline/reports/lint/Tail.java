package dev.freshline.reports.lint;

import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.util.Arrays;
import java.util.Locale;

/// How long a run may take: an upper bound of a quantile of the run times.
///
/// Of a given distribution it is the quantile itself. Of observations it is the smallest order
/// statistic that covers the quantile with 95 % confidence, whatever the distribution (Hahn and
/// Meeker, Statistical Intervals, 5.3); a run that was ended early counts as infinite, so that a
/// bound that falls on one is none.
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
    int k = rank(sample.size(), p);
    return k > sample.size() ? tooFew(sample, p) : bound(sample, p, k);
  }

  private static Tail bound(Sample sample, double p, int k) {
    double[] sorted = new double[sample.size()];
    for (int i = 0; i < sorted.length; i++) {
      Sample.Run run = sample.runs().get(i);
      sorted[i] = run.censored() ? Double.POSITIVE_INFINITY : run.seconds();
    }
    Arrays.sort(sorted);
    double bound = sorted[k - 1];
    if (Double.isInfinite(bound)) {
      return new Unknown(
          found(sample),
          sample.origin(),
          sample.censored() + " of them were ended early, so nobody knows how long they would run",
          "measure with a longer timeout, so that fewer runs are ended early");
    }
    return new Known(
        bound,
        String.format(
            Locale.ROOT,
            "95 %% upper bound of Q%s = %s, run %d of %d of %s",
            digits(p),
            Spell.time(bound),
            k,
            sorted.length,
            sample.origin()));
  }

  private static Tail tooFew(Sample sample, double p) {
    int needed = needed(p);
    return new Unknown(
        found(sample),
        sample.origin(),
        String.format(
            Locale.ROOT,
            "Q%s needs at least %d runs to be bounded with 95 %% confidence; there are %d",
            digits(p),
            needed,
            sample.size()),
        "observe " + (needed - sample.size()) + " more runs, for example with --measure " + needed);
  }

  private static String found(Sample sample) {
    return sample.size() + " runs, " + sample.censored() + " of them ended early";
  }

  /// The smallest n whose largest value bounds the quantile: `1 - p^n >= 0.95`.
  static int needed(double p) {
    return (int) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(p) - 1e-9);
  }

  /// The smallest k with `P(Bin(n, p) <= k - 1) >= 0.95`; n + 1 where there is none.
  static int rank(int n, double p) {
    double logP = Math.log(p);
    double logQ = Math.log1p(-p);
    double logTerm = n * logQ; // of no value below the quantile
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(logTerm);
      if (sum >= CONFIDENCE - 1e-12) {
        return i + 1;
      }
      logTerm += Math.log((double) (n - i) / (i + 1)) + logP - logQ;
    }
    return n + 1;
  }

  private static String digits(double p) {
    return Spell.time(100 * p).replace("s", "");
  }
}
