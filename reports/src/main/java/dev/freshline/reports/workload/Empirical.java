package dev.freshline.reports.workload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The distribution of a sample's run times.
///
/// Without censored runs each observation has the same probability. With them it is the
/// product-limit estimate (Kaplan and Meier, 1958): a run that was cut off lends its probability to
/// the longer ones. What the longest run leaves over, when that was cut off itself, is a run whose
/// end nobody has seen: it lies at infinity, so that a timeout is taken to end it.
public final class Empirical implements Distribution {
  private static final double ROUNDING = 1e-12;

  private final String text;
  private final Sample sample;
  private final double[] times;

  /// `P(X > times[i])`.
  private final double[] above;

  private Empirical(String text, Sample sample, double[] times, double[] above) {
    this.text = text;
    this.sample = sample;
    this.times = times;
    this.above = above;
  }

  public static Empirical of(Sample sample) {
    return of("file:" + sample.origin(), sample);
  }

  /// @throws IllegalArgumentException when there is no observation, or all are censored
  static Empirical of(String text, Sample sample) {
    if (sample.isCensored()) {
      throw new IllegalArgumentException(
          sample.origin()
              + ": expected at least one run that came to its end, found "
              + sample.size()
              + " runs, "
              + sample.censored()
              + " of them cut off; measure with a longer timeout");
    }
    // Of equals the censored one comes last: it was still alive when the other ended.
    List<Sample.Run> runs =
        sample.runs().stream()
            .sorted(
                Comparator.comparingDouble(Sample.Run::seconds).thenComparing(Sample.Run::censored))
            .toList();
    var times = new double[runs.size()];
    var above = new double[runs.size()];
    int count = productLimit(runs, times, above);
    return new Empirical(text, sample, Arrays.copyOf(times, count), Arrays.copyOf(above, count));
  }

  private static int productLimit(List<Sample.Run> runs, double[] times, double[] above) {
    int count = 0;
    double alive = 1;
    for (int i = 0; i < runs.size(); i++) {
      Sample.Run run = runs.get(i);
      if (!run.censored()) {
        int atRisk = runs.size() - i;
        alive *= (atRisk - 1.0) / atRisk;
        boolean again = count > 0 && times[count - 1] == run.seconds();
        count += again ? 0 : 1;
        times[count - 1] = run.seconds();
        above[count - 1] = alive;
      }
    }
    return count;
  }

  public Sample sample() {
    return sample;
  }

  /// The share of runs whose end lies beyond all observations.
  public double unseen() {
    return above[above.length - 1];
  }

  @Override
  public double mean() {
    return unseen() > ROUNDING
        ? Double.POSITIVE_INFINITY
        : nodes(-1, Double.POSITIVE_INFINITY).mean(seconds -> seconds);
  }

  @Override
  public double survival(double seconds) {
    int index = Arrays.binarySearch(times, seconds);
    int last = index >= 0 ? index : -index - 2;
    return last < 0 ? 1 : above[last];
  }

  @Override
  public double quantile(double p) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (1 - above[middle] >= p - ROUNDING) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == times.length ? Double.POSITIVE_INFINITY : times[low];
  }

  @Override
  public Nodes nodes(double above, double upTo) {
    int first = firstAbove(above);
    int end = firstAbove(upTo);
    var weight = new double[end - first];
    for (int i = first; i < end; i++) {
      weight[i - first] = (i == 0 ? 1 : this.above[i - 1]) - this.above[i];
    }
    return new Nodes(Arrays.copyOfRange(times, first, end), weight);
  }

  private int firstAbove(double seconds) {
    int index = Arrays.binarySearch(times, seconds);
    return index >= 0 ? index + 1 : -index - 1;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
