package dev.freshline.reports.workload;

import java.util.List;

/// Observed run times.
///
/// @param runs in the order in which they were observed
/// @param origin where they come from, for the reader: a file's name, the journal, a measurement
public record Sample(List<Run> runs, String origin) {
  public Sample {
    runs = List.copyOf(runs);
  }

  /// One run.
  ///
  /// @param censored whether it was ended early, so that it would have taken `seconds` at least
  public record Run(double seconds, boolean censored) {
    public Run {
      if (!(seconds >= 0) || Double.isInfinite(seconds)) {
        throw new IllegalArgumentException(
            "a run time: expected 0 seconds or more, found " + seconds);
      }
    }
  }

  public int size() {
    return runs.size();
  }

  public long censored() {
    return runs.stream().filter(Run::censored).count();
  }
}
