package dev.freshline.reports.diagnose;

import dev.freshline.reports.predict.Figure;
import java.util.List;

/// Predictions beside what real processes did.
///
/// @param scale seconds of the run for one second of the settings
/// @param rows a figure each
/// @param notes what was played, and what this scale cannot show
public record Verification(double scale, List<Row> rows, List<String> notes) {
  public Verification {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /// One figure of one protocol.
  ///
  /// @param protocol `current` or `recommended`
  /// @param measured with its own interval
  /// @param mismatch whether the two intervals do not meet: the model is wrong there
  public record Row(
      String protocol, String figure, Figure predicted, Figure measured, boolean mismatch) {}
}
