package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.Situation;
import java.util.Arrays;

/// The processes that wait for a lock.
///
/// Each came at a moment of its own and tries in steps from there. Of a given crowd, one that gives
/// up while the figure is still due is followed by the next render of its session.
final class Crowd {
  private static final int FEW = 64;

  private final Situation is;
  private double[] since;
  private int[] tries;
  private boolean[] there;
  private int size;

  Crowd(Situation situation) {
    is = situation;
    int places = Math.max(situation.waiters(), FEW);
    since = new double[places];
    tries = new int[places];
    there = new boolean[places];
  }

  /// A further one; its number.
  int comes(double time) {
    int waiter = 0;
    while (waiter < there.length && there[waiter]) {
      waiter++;
    }
    if (waiter == there.length) {
      since = Arrays.copyOf(since, 2 * waiter);
      tries = Arrays.copyOf(tries, 2 * waiter);
      there = Arrays.copyOf(there, 2 * waiter);
    }
    join(waiter, time);
    return waiter;
  }

  boolean isThere() {
    return size > 0;
  }

  boolean has(int waiter) {
    return there[waiter];
  }

  /// The moment of its first try, which is that of its coming.
  double join(int waiter, double time) {
    size += there[waiter] ? 0 : 1;
    there[waiter] = true;
    since[waiter] = time;
    tries[waiter] = 0;
    return time;
  }

  boolean isFirstTry(int waiter) {
    return tries[waiter] == 0;
  }

  /// Counts a try that failed; false when there is none left, or when it will be ended before. A
  /// try at the moment of its end comes too late: no pause is shorter than it is meant to be.
  boolean hasTriesLeft(int waiter, double now) {
    tries[waiter]++;
    return tries[waiter] <= is.polls() && now + is.pollEvery() < since[waiter] + is.deadline();
  }

  /// When it had come.
  double leave(int waiter) {
    size--;
    there[waiter] = false;
    return since[waiter];
  }
}
