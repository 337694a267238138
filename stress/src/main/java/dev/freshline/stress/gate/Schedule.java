package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Deals out the rounds within the time that there is.
///
/// ```
/// turn 0:  each lane in order: Freshline its minimum, a twin until it is caught
/// turn n:  each lane of Freshline in order: one round more
/// ```
///
/// The order follows from the lanes alone. Each plays its rounds from 0 on; the time decides only
/// how many they are. Some are played at once; a lane that has to be alone is.
final class Schedule {
  /// What a round may take beyond its longest so far, on a machine that does other things as well.
  private static final double SPREAD = 1.5;

  /// Kept back for grounds to be closed that were cut off, and for the report.
  static final Duration CLOSING = Duration.ofSeconds(4);

  private final List<Lane> lanes;
  private final Progress progress;
  private final long deadline;
  private final Duration closing;
  private final ReadWriteLock company = new ReentrantReadWriteLock(true);

  /// Of the next turn; guarded by this.
  private int turn;

  private int next;
  private int lastTurn;

  /// @param deadline by [System#nanoTime]
  /// @param closing kept back of the time before it
  Schedule(List<Lane> lanes, Progress progress, long deadline, Duration closing) {
    this.lanes = List.copyOf(lanes);
    this.progress = progress;
    this.deadline = deadline - closing.toNanos();
    this.closing = closing;
  }

  /// One lane's turn.
  private record Turn(Lane lane, int number) {}

  /// Plays until the time is used up or nothing is left to decide.
  ///
  /// @param jobs rounds at once
  void play(int jobs) throws InterruptedException {
    play(jobs, Integer.MAX_VALUE);
  }

  /// @param turns after which it ends even if there is time; 1 for the minimum of each lane
  void play(int jobs, int turns) throws InterruptedException {
    lastTurn = turns;
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    for (int i = 0; i < jobs; i++) {
      workers.execute(this::work);
    }
    workers.shutdown();
    if (!workers.awaitTermination(left(), TimeUnit.NANOSECONDS)) {
      workers.shutdownNow();
      boolean _ = workers.awaitTermination(closing.toNanos(), TimeUnit.NANOSECONDS);
    }
    lanes.stream().filter(lane -> !lane.isDecided()).forEach(Lane::cutOff);
  }

  /// Plays one round of each, one after the other.
  void repeat(int round) throws InterruptedException {
    for (Lane lane : lanes) {
      lane.repeats();
      play(lane, round);
    }
  }

  private void work() {
    try {
      for (Turn turn = next(); turn != null; turn = next()) {
        play(turn);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the time is up
    }
  }

  /// The next turn that has something to play and time for it; null when there is none.
  private synchronized @Nullable Turn next() {
    for (int passed = 0; passed <= 2 * lanes.size(); passed++) {
      if (next == lanes.size()) {
        next = 0;
        turn++;
      }
      if (turn >= lastTurn) {
        return null;
      }
      Lane lane = lanes.get(next++);
      if (hasTurn(lane, turn) && fits(lane)) {
        return new Turn(lane, turn);
      }
    }
    return null;
  }

  private static boolean hasTurn(Lane lane, int turn) {
    return !lane.isDecided() && (turn == 0 || hasMore(lane, turn));
  }

  /// Others may still be at its minimum, so that it is not known yet to have played all it has.
  private static boolean hasMore(Lane lane, int turn) {
    return lane.player().expected() == Expected.HOLDS
        && lane.minimum() + turn <= lane.scenario().maximum();
  }

  private boolean fits(Lane lane) {
    return left() > lane.expected().toNanos() * SPREAD;
  }

  private long left() {
    return deadline - System.nanoTime();
  }

  private void play(Turn turn) throws InterruptedException {
    Lane lane = turn.lane();
    int rounds = turn.number() == 0 ? lane.minimum() : 1;
    int first = turn.number() == 0 ? 0 : lane.minimum() + turn.number() - 1;
    for (int round = first; round < first + rounds && !lane.isDecided() && fits(lane); round++) {
      play(lane, round);
    }
  }

  private void play(Lane lane, int round) throws InterruptedException {
    var entrance = lane.scenario().playsAlone() ? company.writeLock() : company.readLock();
    entrance.lockInterruptibly();
    try {
      progress.begins(lane, round);
      lane.play(round);
    } finally {
      entrance.unlock();
      progress.ended(lane, round);
    }
  }
}
