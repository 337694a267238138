package dev.freshline.host;

import dev.freshline.reading.Moment;
import java.time.Duration;

/// The machine's time: one clock for what crosses processes, one for what does not.
public interface Clock {
  /// The present as wall clock and uptime see it. Moments may be compared across processes.
  Moment now();

  /// Nanoseconds of a monotonic clock with an arbitrary origin, to measure time within one process.
  /// May stand still while the machine is suspended.
  long nanos();

  /// Waits, on the refresh path only. Returns early with the interrupt flag set when interrupted.
  void pause(Duration howLong);
}
