package dev.freshline.freshness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What may be said of a figure at one moment.
///
/// @param age since the observation began, or null when it is not known
/// @param why in a few words, for `explain`; empty when fresh
public record Judgement(Freshness freshness, @Nullable Duration age, String why) {
  public static Judgement unknown(String why) {
    return new Judgement(Freshness.UNKNOWN, null, why);
  }
}
