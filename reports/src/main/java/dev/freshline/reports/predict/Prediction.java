package dev.freshline.reports.predict;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a protocol does under a workload, in figures. A figure is null where the protocol leaves
/// open what it depends on, or where it has no finite value.
///
/// @param cycleSeconds mean time between two successes
/// @param ageMeanSeconds age of the shown figure, averaged over time
/// @param agePeakMeanSeconds its age just before it is replaced, averaged over cycles
/// @param ageQuantilesSeconds by probability: 0.5, 0.9, 0.95, 0.99
/// @param staleFraction share of renders that show a figure older than `freshFor`
/// @param criticalFraction share of renders that show one older than `criticalAfter`
/// @param runsPerHour of the subprocess, failed ones included
/// @param busySecondsPerHour that runs live, orphans included
/// @param cpuSecondsPerHour that they cost
/// @param duplicatesPerRun runs that join one that was needed, while it lives: a share where a lock
///     can be taken from it once, a number where there is no lock
/// @param duplicatesPerDay runs started while any other lived, in a day
/// @param giveUpFraction share of waiters that leave without a result
/// @param recoverySeconds from the death of a holder to the next success, on average
/// @param mismatches figures on which formula and simulation do not agree
/// @param assumptions what was taken for granted where the protocol leaves it open, a sentence each
public record Prediction(
    @Nullable Figure cycleSeconds,
    @Nullable Figure ageMeanSeconds,
    @Nullable Figure agePeakMeanSeconds,
    Map<Double, Figure> ageQuantilesSeconds,
    @Nullable Figure staleFraction,
    @Nullable Figure criticalFraction,
    @Nullable Figure runsPerHour,
    @Nullable Figure busySecondsPerHour,
    @Nullable Figure cpuSecondsPerHour,
    @Nullable Figure duplicatesPerRun,
    @Nullable Figure duplicatesPerDay,
    @Nullable Figure giveUpFraction,
    @Nullable Figure recoverySeconds,
    List<Mismatch> mismatches,
    List<String> assumptions) {
  public Prediction {
    ageQuantilesSeconds = Map.copyOf(ageQuantilesSeconds);
    mismatches = List.copyOf(mismatches);
    assumptions = List.copyOf(assumptions);
  }

  /// Figures that nothing speaks against.
  public Prediction(
      @Nullable Figure cycleSeconds,
      @Nullable Figure ageMeanSeconds,
      @Nullable Figure agePeakMeanSeconds,
      Map<Double, Figure> ageQuantilesSeconds,
      @Nullable Figure staleFraction,
      @Nullable Figure criticalFraction,
      @Nullable Figure runsPerHour,
      @Nullable Figure busySecondsPerHour,
      @Nullable Figure cpuSecondsPerHour,
      @Nullable Figure duplicatesPerRun,
      @Nullable Figure duplicatesPerDay,
      @Nullable Figure giveUpFraction,
      @Nullable Figure recoverySeconds) {
    this(
        cycleSeconds,
        ageMeanSeconds,
        agePeakMeanSeconds,
        ageQuantilesSeconds,
        staleFraction,
        criticalFraction,
        runsPerHour,
        busySecondsPerHour,
        cpuSecondsPerHour,
        duplicatesPerRun,
        duplicatesPerDay,
        giveUpFraction,
        recoverySeconds,
        List.of(),
        List.of());
  }
}
