package dev.freshline.billing;

import dev.freshline.backoff.PastFailure;
import dev.freshline.freshness.Age;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.freshness.Judgement;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a source is asked again. Pure.
///
/// ```
/// forced            -> ask, unless the source limits its rate
/// failed lately     -> back off
/// not fresh         -> ask, whatever the cooldown
/// cooldown not over -> cool
/// otherwise         -> ask
/// ```
///
/// A cooldown counts from the start of the last successful fetch, so that a slow source is asked as
/// often as a quick one, and it only ever saves work: it cannot hold back a refresh of a stale
/// reading.
///
/// @param cooldown between the starts of two fetches
/// @param rule that says when a reading of this source stops being fresh
public record RefreshPolicy(Duration cooldown, FreshnessRule rule) {
  public RefreshPolicy {
    if (!cooldown.isPositive()) {
      throw new IllegalArgumentException("cooldown must be positive, found " + cooldown);
    }
  }

  /// Decides for one source.
  ///
  /// @param last stamp of its last good reading, or null
  /// @param validUntil when what was observed ends by itself, or null
  /// @param failure that followed the last good reading, or null
  public Decision decide(
      @Nullable Stamp last,
      @Nullable Instant validUntil,
      @Nullable PastFailure failure,
      Moment now,
      boolean forced) {
    Judgement judgement =
        last == null ? Judgement.unknown("never observed") : rule.judge(last.beganAt(), now);
    Duration backoff = failure == null ? Duration.ZERO : failure.remaining(now);
    boolean isOwed = failure != null && failure.isBinding() && backoff.isPositive();
    if (forced && !isOwed) {
      return new Decision.Ask(Due.FORCED, judgement);
    }
    if (failure != null && backoff.isPositive()) {
      return new Decision.BackingOff(backoff, failure, judgement);
    }
    if (last == null) {
      return new Decision.Ask(Due.NEVER_OBSERVED, judgement);
    }
    return Age.between(last.beganAt(), now) instanceof Age.Known(Duration age)
        ? byAge(age, last, validUntil, now, judgement)
        : new Decision.Ask(Due.AGE_UNKNOWN, judgement);
  }

  private Decision byAge(
      Duration age, Stamp last, @Nullable Instant validUntil, Moment now, Judgement judgement) {
    if (hasEnded(last, validUntil, now)) {
      return new Decision.Ask(Due.OUTLIVED, judgement);
    }
    if (judgement.freshness() != Freshness.FRESH) {
      return new Decision.Ask(Due.STALE, judgement);
    }
    Duration remaining = cooldown.minus(age);
    return remaining.isPositive()
        ? new Decision.Cooling(remaining, judgement)
        : new Decision.Ask(Due.COOLDOWN_OVER, judgement);
  }

  /// Only an end that came after the look is news; a source that goes on reporting an ended block
  /// is not asked without a pause.
  private static boolean hasEnded(Stamp last, @Nullable Instant validUntil, Moment now) {
    return validUntil != null
        && last.beganAt().at().isBefore(validUntil)
        && !now.at().isBefore(validUntil);
  }
}
