package dev.freshline.reports.predict.sim;

import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.predict.sim.Luck.Source;
import dev.freshline.reports.predict.sim.Runs.End;
import dev.freshline.reports.predict.sim.Tally.Sum;

/// What would have happened to somebody who is not there: a process that waits for a lock, and a
/// holder that dies.
///
/// Where there is no crowd, an imagined waiter comes at any moment of each hold of the lock; it
/// does not disturb what it watches. So the figures of waiters and of deaths exist under every
/// workload.
final class Observer {
  /// Imagined waiters for each hold, spread evenly over it.
  private static final int WAITERS = 2;

  private final Situation is;
  private final Luck luck;
  private final Renders renders;
  private final Tally tally;
  private double deadSince = Double.NaN;
  private double untilFree;

  Observer(Situation situation, Luck luck, Renders renders, Tally tally) {
    is = situation;
    this.luck = luck;
    this.renders = renders;
    this.tally = tally;
  }

  /// A lock was held that long before anybody else could have it.
  void lockAvailable(double held, boolean shared) {
    if (is.crowded() || !is.canWait() || !(held > 0)) {
      return;
    }
    for (int i = 0; i < WAITERS; i++) {
      double left = held * (i + luck.next(Source.OBSERVER)) / WAITERS;
      tally.add(Sum.WAITED, held / WAITERS);
      tally.add(Sum.GAVE_UP, leavesEmptyHanded(left, shared) ? held / WAITERS : 0);
    }
  }

  private boolean leavesEmptyHanded(double left, boolean shared) {
    double tries = Math.max(Math.ceil(left / is.pollEvery()), 1);
    double waited = tries * is.pollEvery();
    if (tries > is.polls() || waited > is.deadline()) {
      return true;
    }
    if (shared && is.rereads()) {
      return false;
    }
    double run = is.service().draw(luck.next(Source.OBSERVER));
    return waited + Math.min(run, is.timeout() + is.grace()) > is.deadline();
  }

  void waiterServed() {
    tally.add(Sum.WAITED, 1);
  }

  void waiterGaveUp() {
    tally.add(Sum.WAITED, 1);
    tally.add(Sum.GAVE_UP, 1);
  }

  /// One that had waited has come to the end of its own run; a death is what a deadline left of it.
  void waiterRan(double waitedSince, End end) {
    if (!Double.isNaN(waitedSince)) {
      tally.add(Sum.WAITED, 1);
      tally.add(Sum.GAVE_UP, end == End.DEATH ? 1 : 0);
    }
  }

  /// Suppose that the holder before this one had died.
  void neededRunStarts(double now, double length) {
    if (Double.isNaN(deadSince)) {
      double death = luck.next(Source.OBSERVER) * Math.min(length, is.lockStaleAfter());
      untilFree = is.freedAfter(death) - death + renders.someWait();
      deadSince = now;
    }
  }

  void success(double now) {
    if (!Double.isNaN(deadSince)) {
      tally.add(Sum.DEATHS, 1);
      tally.add(Sum.RECOVERY, now - deadSince + untilFree);
      deadSince = Double.NaN;
    }
  }
}
