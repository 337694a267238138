package dev.freshline.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account's 5-hour billing block, or the knowledge that none is open.
public sealed interface BlockState {
  /// A block that was open when it was observed.
  ///
  /// @param startAt first entry, floored to the UTC hour
  /// @param endAt five hours after the start
  /// @param usdPerHour burn rate, or null when the source could not say (a single entry)
  record ActiveBlock(
      Instant startAt,
      Instant endAt,
      Cost cost,
      @Nullable Double usdPerHour,
      long totalTokens,
      long entries,
      List<String> models)
      implements BlockState {
    public ActiveBlock {
      if (!endAt.isAfter(startAt)) {
        throw new IllegalArgumentException(
            "endAt must be after startAt " + startAt + ", found " + endAt);
      }
      models = List.copyOf(models);
    }

    /// Whether it has ended, so that this speaks of a past one; whether another is open then is not
    /// known.
    public boolean isOver(Instant now) {
      return !now.isBefore(endAt);
    }
  }

  /// The source looked and found no open block.
  record NoActiveBlock() implements BlockState {}
}
