package dev.freshline.reports.report.path;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Verdict;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The paths that a report draws: current settings, then recommended ones, under the same seed.
///
/// @param named without those that cannot be drawn
/// @param endSeconds of all of them
public record Paths(List<Named> named, double endSeconds) {
  private static final double CYCLES = 6;
  private static final double SHORTEST = 600;
  private static final double LONGEST = 6 * 3600;

  public Paths {
    named = List.copyOf(named);
  }

  /// @param name `now` or `recommended`
  /// @param freshForSeconds infinite when there is no such limit
  public record Named(String name, AgePath path, double freshForSeconds) {}

  public static Paths of(Diagnosis diagnosis) {
    Proposal best = Verdict.best(diagnosis);
    double cycle = cycle(diagnosis.prediction());
    double end =
        Math.clamp(
            CYCLES * (best == null ? cycle : Math.max(cycle, cycle(best.prediction()))),
            SHORTEST,
            LONGEST);
    List<Named> paths = new ArrayList<>();
    add("now", diagnosis.current(), diagnosis, end, paths);
    if (best != null) {
      add("recommended", best.protocol(), diagnosis, end, paths);
    }
    return new Paths(paths, end);
  }

  private static void add(
      String name, Protocol protocol, Diagnosis diagnosis, double end, List<Named> paths) {
    AgePath path = Course.of(protocol, diagnosis.workload(), diagnosis.seed(), end);
    if (path != null) {
      paths.add(new Named(name, path, freshFor(protocol.freshFor())));
    }
  }

  private static double freshFor(@Nullable Duration duration) {
    return duration == null ? Double.POSITIVE_INFINITY : duration.toNanos() / 1e9;
  }

  private static double cycle(Prediction prediction) {
    Figure cycle = prediction.cycleSeconds();
    return cycle == null ? 0 : cycle.value();
  }
}
