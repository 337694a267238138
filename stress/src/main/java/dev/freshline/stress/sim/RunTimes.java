package dev.freshline.stress.sim;

import java.time.Duration;
import java.util.List;

/// How long a run of ccusage may take: the durations that a search tries.
public record RunTimes(List<Duration> durations) {
  /// More make a search no better, only longer.
  private static final int MOST = 4;

  public RunTimes {
    durations = durations.stream().distinct().sorted().toList();
    if (durations.isEmpty() || !durations.getFirst().isPositive()) {
      throw new IllegalArgumentException(
          "run times: expected one or more positive durations, found " + durations);
    }
  }

  /// Every run takes this long: the worst that is expected, say.
  public static RunTimes worst(Duration worst) {
    return new RunTimes(List.of(worst));
  }

  /// The quickest, the slowest and two between of what was measured.
  public static RunTimes of(List<Duration> measured) {
    List<Duration> sorted = measured.stream().distinct().sorted().toList();
    int last = sorted.size() - 1;
    if (last < MOST) {
      return new RunTimes(sorted);
    }
    return new RunTimes(
        List.of(
            sorted.getFirst(), sorted.get(last / 3), sorted.get(2 * last / 3), sorted.getLast()));
  }
}
