package dev.freshline.billing;

import dev.freshline.backoff.PastFailure;
import dev.freshline.freshness.Judgement;
import java.time.Duration;

/// Whether a source is asked now, and why.
public sealed interface Decision {
  /// What it was decided on.
  Judgement judgement();

  /// Ask.
  record Ask(Due due, Judgement judgement) implements Decision {}

  /// Fresh, and asked not long ago: there is nothing to be gained.
  ///
  /// @param remaining until the cooldown is over
  record Cooling(Duration remaining, Judgement judgement) implements Decision {}

  /// It failed lately and is left alone, whatever the age of its last reading.
  ///
  /// @param remaining until it may be asked again
  record BackingOff(Duration remaining, PastFailure failure, Judgement judgement)
      implements Decision {}

  default boolean isAsk() {
    return this instanceof Ask;
  }
}
