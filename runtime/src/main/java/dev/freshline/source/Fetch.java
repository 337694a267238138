package dev.freshline.source;

import dev.freshline.reading.Reading;

/// What came of one fetch: a reading, or the reason why there is none.
public sealed interface Fetch<T> {
  record Observed<T>(Reading<T> reading) implements Fetch<T> {}

  record Failed<T>(Failure failure) implements Fetch<T> {}
}
