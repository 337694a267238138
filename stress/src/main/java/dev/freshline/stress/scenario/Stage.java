package dev.freshline.stress.scenario;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// What a scenario is given to play with.
///
/// @param seed of every draw
/// @param rounds that Freshline plays, and that a broken twin plays at most before it has got away
/// @param crowd processes at once where many are wanted
/// @param progress told what is going on
public record Stage(long seed, int rounds, int crowd, Consumer<String> progress) {
  /// A second of a protocol's, played. The reviewed pipeline's 35 s are 700 ms.
  static final double SCALE = 0.02;

  public Stage {
    if (rounds < 1 || crowd < 2) {
      throw new IllegalArgumentException(
          "expected a round and a crowd of 2, found rounds=" + rounds + ", crowd=" + crowd);
    }
  }

  static Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * SCALE));
  }

  /// A generator for one round of one player, the same whatever was played before.
  SplittableRandom random(String scenario, int round) {
    return new SplittableRandom(seed * 31 + scenario.hashCode() * 1_000_003L + round);
  }
}
