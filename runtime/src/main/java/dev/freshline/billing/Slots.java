package dev.freshline.billing;

import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The readings that sources feed.
public final class Slots {
  /// The 5-hour block; an open one ends by itself.
  public static final Feed.Slot<BlockState> BLOCK =
      new Feed.Slot<>() {
        @Override
        public @Nullable Reading<BlockState> in(Readings readings) {
          return readings.block();
        }

        @Override
        public Readings replaced(Readings readings, Reading<BlockState> fetched) {
          return readings.withBlock(fetched);
        }

        @Override
        public @Nullable Instant endOf(BlockState value) {
          return value instanceof BlockState.ActiveBlock active ? active.endAt() : null;
        }
      };

  /// The limits of the usage endpoint; their windows are judged one by one when they are merged.
  public static final Feed.Slot<List<Limit>> LIMITS =
      new Feed.Slot<>() {
        @Override
        public @Nullable Reading<List<Limit>> in(Readings readings) {
          return readings.limits();
        }

        @Override
        public Readings replaced(Readings readings, Reading<List<Limit>> fetched) {
          return readings.withLimits(fetched);
        }

        @Override
        public @Nullable Instant endOf(List<Limit> value) {
          return null;
        }
      };

  private Slots() {}
}
