package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.mutant.Mutant;
import java.time.Duration;
import java.util.SplittableRandom;

/// What a scenario is given to play with.
///
/// @param seed of every draw
/// @param crowd processes at once where many are wanted
/// @param freshline that plays where Freshline does
public record Stage(long seed, int crowd, Freshline freshline) {
  /// A second of a protocol's, played. The reviewed pipeline's 35 s are 700 ms.
  static final double SCALE = 0.02;

  public Stage {
    if (crowd < 2) {
      throw new IllegalArgumentException("expected a crowd of at least 2, found crowd=" + crowd);
    }
  }

  /// A stage of Freshline as it ships.
  public Stage(long seed, int crowd) {
    this(seed, crowd, Freshline.SHIPPED);
  }

  /// The same, with Freshline short of this guard.
  public Stage with(Mutant mutant) {
    return new Stage(seed, crowd, freshline.without(mutant));
  }

  static Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * SCALE));
  }

  /// A generator for one round of one player, the same whatever was played before.
  SplittableRandom random(String scenario, int round) {
    return new SplittableRandom(seed * 31 + scenario.hashCode() * 1_000_003L + round);
  }
}
