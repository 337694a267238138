package dev.freshline.reports.recommend;

import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/// Variants of a workload that formulas give points for, and quickly.
final class Workloads {
  /// What may be missed without being noticed, of any number of observations (Hanley and
  /// Lippman-Hand 1983).
  private static final int UNSEEN = 3;

  /// Longer than any timeout.
  private static final double ENDLESS = 1e7;

  private Workloads() {}

  /// The run times as if they were given.
  static Workload pointwise(Workload workload) {
    return workload.sample() == null ? workload : workload.with(workload.service(), null);
  }

  /// The run times with those that so many observations may have missed; as they are when they were
  /// given.
  static Workload feared(Workload workload) {
    Sample sample = workload.sample();
    if (sample == null || !(workload.service() instanceof Empirical)) {
      return pointwise(workload);
    }
    List<Sample.Run> runs = new ArrayList<>(sample.runs());
    for (int i = 0; i < UNSEEN; i++) {
      runs.add(new Sample.Run(ENDLESS, false));
    }
    return workload.with(Empirical.of(new Sample(runs, sample.origin())), null);
  }
}
