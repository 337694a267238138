package dev.freshline.reports.predict.sim;

import java.util.Arrays;

/// The runs that go on, each in a slot.
final class Runs {
  /// More at once are a pile that no machine bears.
  static final int MOST = 1 << 16;

  static final int NONE = -1;

  /// How the process that started a run comes to its end.
  enum End {
    SUCCESS,
    FAILURE,
    /// Of a timeout; the next one waits for the backoff.
    TIMEOUT,
    /// From outside, or by itself: it tells nobody.
    DEATH
  }

  double[] start = new double[16];
  double[] callerEnd = new double[16];

  /// How long its process would have lived without a crash.
  double[] undisturbed = new double[16];

  double[] childEnd = new double[16];
  End[] end = new End[16];
  long[] token = new long[16];

  /// When its process began, if it had waited for the lock; NaN if it had not.
  double[] waitedSince = new double[16];

  private int[] free = new int[16];
  private int freeCount;
  private int used;

  int take() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (used == start.length) {
      grow();
    }
    return used++;
  }

  void giveBack(int slot) {
    free[freeCount++] = slot;
  }

  private void grow() {
    int size = 2 * used;
    start = Arrays.copyOf(start, size);
    callerEnd = Arrays.copyOf(callerEnd, size);
    undisturbed = Arrays.copyOf(undisturbed, size);
    childEnd = Arrays.copyOf(childEnd, size);
    end = Arrays.copyOf(end, size);
    token = Arrays.copyOf(token, size);
    waitedSince = Arrays.copyOf(waitedSince, size);
    free = Arrays.copyOf(free, size);
  }
}
