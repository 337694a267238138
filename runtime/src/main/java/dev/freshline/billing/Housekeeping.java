package dev.freshline.billing;

import dev.freshline.reading.Moment;

/// Work that wants doing now and then by one process at a time; done under the lease.
@FunctionalInterface
public interface Housekeeping {
  void tidy(Moment now);

  /// Whether it wants doing though no source is to be asked.
  default boolean isDue(Moment now) {
    return false;
  }
}
