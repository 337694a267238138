package dev.freshline.billing;

import dev.freshline.backoff.PastFailure;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a refresh did about one source.
public sealed interface FeedOutcome {
  /// Name of the source.
  String source();

  /// It was not asked.
  record NotAsked(String source, Decision decision) implements FeedOutcome {}

  /// It answered, and the answer is what everybody sees now.
  ///
  /// @param took from the start of the fetch to its end
  record Published(String source, Due due, Stamp stamp, Duration took) implements FeedOutcome {}

  /// It did not answer; the last good reading stands as it was.
  ///
  /// @param past how long it is now left alone, or null when that could not be written down
  record Failed(String source, Due due, Failure failure, @Nullable PastFailure past, Duration took)
      implements FeedOutcome {}

  /// It answered, but a later holder may have published: the answer was dropped.
  record Fenced(String source, Due due, String why, Duration took) implements FeedOutcome {}

  /// The disk did not take its answer, or would not have; the last good reading stands as it was.
  ///
  /// @param took zero when it was not even asked
  record Unwritten(String source, Due due, String why, Duration took) implements FeedOutcome {}
}
