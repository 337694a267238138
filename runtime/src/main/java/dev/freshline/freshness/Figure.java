package dev.freshline.freshness;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import org.jspecify.annotations.Nullable;

/// A value as it may be shown at one moment: with the judgement of its own age, and where it is
/// from.
///
/// @param value the last good one, or null when there never was one
/// @param judgement of this value alone; figures of one line have different ages
/// @param source that observed it, or empty when nothing did
/// @param observedAt when that observation began, or null when nothing did
public record Figure<T>(
    @Nullable T value, Judgement judgement, String source, @Nullable Moment observedAt) {

  public static <T> Figure<T> unknown(String why) {
    return new Figure<>(null, Judgement.unknown(why), "", null);
  }

  /// Judges a reading at `now`.
  public static <T> Figure<T> of(Reading<? extends T> reading, FreshnessRule rule, Moment now) {
    Moment observedAt = reading.stamp().beganAt();
    return new Figure<>(
        reading.value(), rule.judge(observedAt, now), reading.stamp().source(), observedAt);
  }

  /// The same value under another judgement.
  public Figure<T> judged(Judgement other) {
    return new Figure<>(value, other, source, observedAt);
  }
}
