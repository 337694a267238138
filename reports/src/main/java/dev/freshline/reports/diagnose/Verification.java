package dev.freshline.reports.diagnose;

import dev.freshline.reports.predict.Figure;
import java.util.List;

/// Predictions beside what real processes did.
///
/// @param scale seconds of the run for one second of the settings
/// @param rows a figure each
public record Verification(double scale, List<Row> rows) {
  public Verification {
    rows = List.copyOf(rows);
  }

  /// One figure of one protocol.
  ///
  /// @param protocol `current` or `recommended`
  /// @param measured with its own interval
  /// @param mismatch whether the two intervals do not meet: the model is wrong there
  public record Row(
      String protocol, String figure, Figure predicted, Figure measured, boolean mismatch) {}
}
