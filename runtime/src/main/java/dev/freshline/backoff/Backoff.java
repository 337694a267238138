package dev.freshline.backoff;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long a source is left alone after its n-th failure in a row. Pure, but for the dice it is
/// given.
///
/// The bound is `base * factor^(n-1)`, at most `cap`. With full jitter the delay lies anywhere
/// between `floor` and the bound, so that machines which failed together do not return together.
/// What the source itself asked for is never undercut, whatever the bound.
///
/// @param factor 1 for a constant delay
/// @param floor least delay
public record Backoff(Duration base, double factor, Duration cap, Jitter jitter, Duration floor) {
  /// No delay is longer, whoever asks for it: a source must not be lost for a day over one bad
  /// header.
  public static final Duration MAX_DELAY = Duration.ofHours(4);

  /// How a delay is drawn.
  public enum Jitter {
    /// The bound itself.
    NONE,
    /// Anywhere between floor and bound, all equally likely.
    FULL
  }

  public Backoff {
    if (!floor.isPositive() || floor.compareTo(base) > 0) {
      throw new IllegalArgumentException(
          "floor=" + floor + " must be positive and at most base=" + base + "; lower floor");
    }
    if (base.compareTo(cap) > 0) {
      throw new IllegalArgumentException(
          "cap=" + cap + " must be at least base=" + base + "; raise cap");
    }
    if (cap.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException("cap must be at most " + MAX_DELAY + ", found " + cap);
    }
    if (!(factor >= 1) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("factor must be a finite 1 or more, found " + factor);
    }
  }

  /// Draws the delay after a failure.
  ///
  /// @param consecutive failures in a row, this one included
  /// @param asked what the source asked for, or null
  public Duration delay(int consecutive, @Nullable Duration asked, RandomGenerator random) {
    long least = Math.max(floor.toMillis(), asked == null ? 0 : asked.toMillis());
    long most = Math.max(least, bound(consecutive));
    long drawn =
        switch (jitter) {
          case NONE -> most;
          case FULL -> random.nextLong(least, most + 1);
        };
    return Duration.ofMillis(Math.min(drawn, MAX_DELAY.toMillis()));
  }

  /// A power too great for a double is infinite, and so capped as well.
  private long bound(int consecutive) {
    double grown = (double) base.toMillis() * Math.pow(factor, consecutive - 1);
    return (long) Math.min(grown, (double) cap.toMillis());
  }
}
