package dev.freshline.reports.statistics;

import dev.freshline.reports.workload.Sample;
import java.util.Arrays;

/// By how much runs exceed a threshold.
///
/// @param seconds of each, those first that came to their end
/// @param complete number of those
/// @param share of all runs that exceed it
record Excesses(double[] seconds, int complete, double share) {
  static Excesses of(Sample sample, double threshold) {
    var ended = sample.runs().stream().filter(run -> !run.censored());
    var cut = sample.runs().stream().filter(Sample.Run::censored);
    double[] complete = above(ended.mapToDouble(Sample.Run::seconds).toArray(), threshold);
    double[] censored = above(cut.mapToDouble(Sample.Run::seconds).toArray(), threshold);
    double[] all = new double[complete.length + censored.length];
    System.arraycopy(complete, 0, all, 0, complete.length);
    System.arraycopy(censored, 0, all, complete.length, censored.length);
    return new Excesses(all, complete.length, (double) all.length / sample.size());
  }

  private static double[] above(double[] times, double threshold) {
    return Arrays.stream(times).filter(x -> x > threshold).map(x -> x - threshold).toArray();
  }
}
