package dev.freshline.reports.report.path;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import dev.freshline.reports.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/// The distribution function of the run times, as points to be drawn.
///
/// A censored run counts as one that never ends: it took longer than what was seen of it, and
/// nobody knows how much.
///
/// @param steps ascending in both
/// @param isSample whether they are observations
/// @param bandHalfWidth of the 95 % confidence band around the whole function (Dvoretzky, Kiefer,
///     Wolfowitz with Massart's constant: sqrt(ln(2/0.05) / 2n)); 0 for a given distribution
public record RunTimes(List<Step> steps, boolean isSample, double bandHalfWidth) {
  private static final int MOST_STEPS = 200;
  private static final double LAST_SHARE = 0.999;
  private static final double ERROR = 0.05;

  public RunTimes {
    steps = List.copyOf(steps);
  }

  /// So many runs end within that time.
  public record Step(double seconds, double share) {}

  public static RunTimes of(Workload workload) {
    Sample sample = workload.sample();
    return sample == null || sample.size() == 0 ? of(workload.service()) : of(sample.runs());
  }

  private static RunTimes of(List<Run> runs) {
    double[] ended =
        runs.stream().filter(run -> !run.censored()).mapToDouble(Run::seconds).sorted().toArray();
    List<Step> steps = new ArrayList<>();
    int every = Math.max(1, ended.length / MOST_STEPS);
    for (int i = 0; i < ended.length; i++) {
      // The last of equal times carries the step; a thinned sample keeps its ends.
      boolean last = i == ended.length - 1;
      if (last || (i % every == 0 && ended[i] != ended[i + 1])) {
        steps.add(new Step(ended[i], (i + 1.0) / runs.size()));
      }
    }
    return new RunTimes(steps, true, Math.sqrt(Math.log(2 / ERROR) / (2.0 * runs.size())));
  }

  private static RunTimes of(Distribution service) {
    List<Step> steps = new ArrayList<>();
    double last = 0;
    for (int i = 1; i <= MOST_STEPS; i++) {
      double share = LAST_SHARE * i / MOST_STEPS;
      double seconds = service.quantile(share);
      if (Double.isFinite(seconds) && seconds >= last) {
        steps.add(new Step(seconds, share));
        last = seconds;
      }
    }
    return new RunTimes(steps, false, 0);
  }

  public double mostSeconds() {
    return steps.isEmpty() ? 0 : steps.getLast().seconds();
  }
}
