package dev.freshline.bench.result;

import dev.freshline.bench.process.Paired;
import org.jspecify.annotations.Nullable;

/// What a command cost as a whole process.
///
/// @param cost null when it could not be measured
/// @param note what it did, or why it is absent
public record ProcessRow(String name, @Nullable Cost cost, String note) {

  /// Medians over its runs.
  ///
  /// @param wallOfEmptyJvm wall time in those of an empty JVM program, pair by pair
  /// @param cpu null where only time was taken
  /// @param peakMebibytes 0 where nobody looked
  public record Cost(
      int runs,
      double wallMillis,
      Paired wallOfEmptyJvm,
      @Nullable Cpu cpu,
      double peakMebibytes) {}

  /// CPU time.
  ///
  /// @param ofEmptyJvm in that of an empty JVM program, pair by pair
  public record Cpu(double millis, Paired ofEmptyJvm) {}
}
