package dev.freshline.stress.fleet;

import java.time.Duration;

/// Waiting for something to be seen, within a bound.
public final class Await {
  private static final long POLL_MILLIS = 4;

  private Await() {}

  /// What is waited for.
  public interface Check {
    boolean holds() throws Exception;
  }

  /// Whether `check` came to hold within `atMost`.
  public static boolean isSeen(Duration atMost, Check check) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }

  /// @throws IllegalStateException when it did not
  public static void until(String what, Duration atMost, Check check) throws Exception {
    if (!isSeen(atMost, check)) {
      throw new IllegalStateException("not seen within " + atMost + ": " + what);
    }
  }
}
