package dev.freshline.billing;

import dev.freshline.reading.Moment;
import java.time.Instant;

/// How fast one of the account's limits is being used.
///
/// @param window name of the limit
/// @param resetsAt when the window that it was seen in starts anew
/// @param percentPerHour more than 0
/// @param observedAt when the latest of its samples was observed: from then on it grows old
/// @param samples how many it was made of
public record LimitRate(
    String window, Instant resetsAt, double percentPerHour, Moment observedAt, int samples) {
  public LimitRate {
    if (!(percentPerHour > 0) || Double.isInfinite(percentPerHour)) {
      throw new IllegalArgumentException(
          "percentPerHour must be finite and more than 0, found " + percentPerHour);
    }
  }
}
