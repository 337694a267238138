package dev.freshline.billing;

import dev.freshline.backoff.PastFailure;
import dev.freshline.freshness.Judgement;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a refresh did about one source.
public sealed interface FeedOutcome {
  /// Name of the source.
  String source();

  /// Whether nobody else can know of it: what was due still is, and no backoff was written down.
  default boolean isForgotten() {
    return switch (this) {
      case NotAsked _, Published _, Fenced _ -> false;
      case NoRoom _, Unwritten _ -> true;
      case Failed failed -> failed.past() == null;
    };
  }

  /// One time that a source was asked.
  ///
  /// @param judgement of the reading that was kept meanwhile
  /// @param took from the start of the fetch to its end
  record Attempt(Due due, Judgement judgement, Moment beganAt, Duration took) {}

  /// It was not asked.
  record NotAsked(String source, Decision decision) implements FeedOutcome {}

  /// It could not be asked: its answer would find no room. The last good reading stands as it was.
  record NoRoom(String source, Due due, String why) implements FeedOutcome {}

  /// It answered, and the answer is what everybody sees now.
  record Published(String source, Attempt attempt, Stamp stamp) implements FeedOutcome {}

  /// It did not answer; the last good reading stands as it was.
  ///
  /// @param past how long it is now left alone, or null when that could not be written down
  record Failed(String source, Attempt attempt, Failure failure, @Nullable PastFailure past)
      implements FeedOutcome {}

  /// It answered, but a later holder may have published: the answer was dropped.
  record Fenced(String source, Attempt attempt, Stamp stamp, String why) implements FeedOutcome {}

  /// It answered, but the disk did not take the answer; the last good reading stands as it was.
  record Unwritten(String source, Attempt attempt, Stamp stamp, String why)
      implements FeedOutcome {}
}
