package dev.freshline.reports.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the command line says of the workload; null where it says nothing.
///
/// @param measure runs of ccusage to be measured
/// @param failures share of fetches that fail other than by the timeout
/// @param crashes share of fetches whose holder dies in the middle
public record Wishes(
    @Nullable String service,
    @Nullable Path durations,
    @Nullable Integer measure,
    @Nullable Integer sessions,
    @Nullable String arrivals,
    @Nullable Double failures,
    @Nullable Double crashes,
    @Nullable Integer waiters) {
  /// Nothing.
  public static final Wishes NONE = new Wishes(null, null, null, null, null, null, null, null);
}
