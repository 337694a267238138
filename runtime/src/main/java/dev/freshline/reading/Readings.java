package dev.freshline.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all sessions of an account share: the last good reading of each figure.
///
/// @param token of the lease that last published; 0 before the first publication
/// @param block from ccusage, or null before its first success
/// @param limits from the usage endpoint, or null before its first success
public record Readings(
    long token, @Nullable Reading<BlockState> block, @Nullable Reading<List<Limit>> limits) {

  public static final Readings NONE = new Readings(0, null, null);

  public Readings withBlock(Reading<BlockState> fetched) {
    return new Readings(token, fetched, limits);
  }

  public Readings withLimits(Reading<List<Limit>> fetched) {
    return new Readings(token, block, fetched);
  }

  public Readings withToken(long published) {
    return new Readings(published, block, limits);
  }
}
