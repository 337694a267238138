package dev.freshline.billing;

import dev.freshline.backoff.FailureMemory;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.source.Source;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One source's part in the pipeline: which reading it feeds, when it is asked, what came of it.
///
/// @param source made only when it is asked, since most renders ask nothing
/// @param failures in a row, shared by all processes
public record Feed<T>(
    String name,
    Slot<T> slot,
    RefreshPolicy policy,
    FailureMemory failures,
    Supplier<Source<T>> source) {

  /// The place of a reading among all readings.
  public interface Slot<T> {
    @Nullable Reading<T> in(Readings readings);

    Readings replaced(Readings readings, Reading<T> fetched);

    /// When what was observed ends by itself, or null.
    @Nullable Instant endOf(T value);
  }

  public Decision decide(Readings readings, Moment now, boolean forced) {
    Reading<T> last = slot.in(readings);
    return policy.decide(
        last == null ? null : last.stamp(),
        last == null ? null : slot.endOf(last.value()),
        failures.last(),
        now,
        forced);
  }
}
