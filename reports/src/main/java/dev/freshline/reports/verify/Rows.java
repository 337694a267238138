package dev.freshline.reports.verify;

import dev.freshline.reports.diagnose.Verification.Row;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Predicted and measured figures side by side.
final class Rows {
  private final String protocol;
  private final List<Row> rows = new ArrayList<>();

  private Rows(String protocol) {
    this.protocol = protocol;
  }

  /// Those that are both predicted and measured.
  static List<Row> of(String protocol, Prediction predicted, Measured measured) {
    var rows = new Rows(protocol);
    rows.add("cycleSeconds", predicted.cycleSeconds(), measured.cycleSeconds());
    rows.add("staleFraction", predicted.staleFraction(), measured.staleFraction());
    rows.add("runsPerHour", predicted.runsPerHour(), measured.runsPerHour());
    rows.add("busySecondsPerHour", predicted.busySecondsPerHour(), measured.busySecondsPerHour());
    rows.add("duplicatesPerDay", predicted.duplicatesPerDay(), measured.duplicatesPerDay());
    rows.add("giveUpFraction", predicted.giveUpFraction(), measured.giveUpFraction());
    return List.copyOf(rows.rows);
  }

  private void add(String figure, @Nullable Figure predicted, @Nullable Figure measured) {
    if (predicted != null && measured != null) {
      boolean apart = predicted.low() > measured.high() || measured.low() > predicted.high();
      rows.add(new Row(protocol, figure, predicted, measured, apart));
    }
  }
}
