package dev.freshline.whole;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waiting for something to be seen, within a bound.
final class Await {
  private static final long POLL_MILLIS = 2;

  private Await() {}

  interface Check {
    boolean holds() throws Exception;
  }

  /// Returns as soon as `check` holds.
  ///
  /// @throws AssertionError when it does not within `atMost`
  static void until(String what, Duration atMost, Check check) throws Exception {
    if (!isSeen(atMost, check)) {
      throw new AssertionError("not seen within " + atMost + ": " + what);
    }
  }

  /// Returns whether `check` came to hold within `atMost`.
  static boolean isSeen(Duration atMost, Check check) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return true;
  }

  /// Returns the first result that is not null.
  static <T> T result(String what, Duration atMost, Supplier<@Nullable T> source) throws Exception {
    var found = new Object[1];
    until(
        what,
        atMost,
        () -> {
          found[0] = source.get();
          return found[0] != null;
        });
    @SuppressWarnings("unchecked") // put there by this very source
    T result = (T) found[0];
    return result;
  }
}
