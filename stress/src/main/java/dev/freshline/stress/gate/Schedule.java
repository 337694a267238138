package dev.freshline.stress.gate;

import dev.freshline.stress.scenario.Lane;
import dev.freshline.stress.scenario.Property.Expected;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// beside:  lanes of many idle minutes, from the beginning; until they have ended, what has to be
///          alone is put off
/// ```
///
/// The order follows from the lanes alone. Each plays its rounds from 0 on; the time decides only
/// how many they are. Some are played at once; a lane that has to be alone is.
final class Schedule {
  /// What a round may take beyond its longest so far, on a machine that does other things as well.
  private static final double SPREAD = 1.5;

  /// Kept back for grounds to be closed that were cut off, and for the report.
  static final Duration CLOSING = Duration.ofSeconds(4);

  private static final Duration PULSE = Duration.ofSeconds(1);

  private final List<Lane> lanes;
  private final Progress progress;
  private final long deadline;
  private final Duration closing;
  private final ReadWriteLock company = new ReentrantReadWriteLock(true);

  // The next turn, guarded by this.
  private int turn;
  private int next;
  private int lastTurn;

  /// How many rounds of a lane were dealt out; guarded by this.
  private final Map<Lane, Integer> dealt = new HashMap<>();

  /// Lanes of long rounds that have not ended; guarded by this.
  private int beside;

  /// What has to be alone and waits for them; guarded by this.
  private final Deque<Lane> putOff = new ArrayDeque<>();

  /// @param deadline by [System#nanoTime]
  /// @param closing kept back of the time before it
  Schedule(List<Lane> lanes, Progress progress, long deadline, Duration closing) {
    this.lanes = List.copyOf(lanes);
    this.progress = progress;
    this.deadline = deadline - closing.toNanos();
    this.closing = closing;
  }

  /// Rounds of one lane, one after the other.
  private record Turn(Lane lane, int first, int rounds) {}

  /// Plays until the time is used up or nothing is left to decide.
  ///
  /// @param jobs rounds at once
  void play(int jobs) throws InterruptedException {
    play(jobs, Integer.MAX_VALUE);
  }

  /// @param turns after which it ends even if there is time; 1 for the minimum of each lane
  void play(int jobs, int turns) throws InterruptedException {
    List<Lane> longOnes = lanes.stream().filter(lane -> lane.scenario().playsBeside()).toList();
    synchronized (this) {
      lastTurn = turns;
      beside = longOnes.size();
    }
    ExecutorService workers = Executors.newFixedThreadPool(jobs + longOnes.size());
    longOnes.forEach(lane -> workers.execute(() -> playBeside(lane)));
    for (int i = 0; i < jobs; i++) {
      workers.execute(this::work);
    }
    workers.shutdown();
    while (!workers.awaitTermination(Math.min(left(), PULSE.toNanos()), TimeUnit.NANOSECONDS)) {
      if (left() <= 0) {
        workers.shutdownNow();
        boolean _ = workers.awaitTermination(closing.toNanos(), TimeUnit.NANOSECONDS);
        break;
      }
      progress.goesOn();
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

  private void playBeside(Lane lane) {
    try {
      play(deal(lane));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the time is up
    } finally {
      synchronized (this) {
        beside--;
      }
    }
  }

  /// The next turn that has something to play and time for it; null when there is none.
  private synchronized @Nullable Turn next() {
    Lane lane = beside == 0 ? nextPutOff() : null;
    lane = lane == null ? nextInOrder() : lane;
    lane = lane == null ? nextPutOff() : lane;
    return lane == null ? null : deal(lane);
  }

  private @Nullable Lane nextInOrder() {
    for (int passed = 0; passed <= 2 * lanes.size(); passed++) {
      if (next == lanes.size()) {
        next = 0;
        turn++;
      }
      if (turn >= lastTurn) {
        return null;
      }
      Lane lane = lanes.get(next++);
      if (hasTurn(lane) && fits(lane)) {
        if (beside == 0 || !lane.scenario().playsAlone()) {
          return lane;
        }
        putOff.add(lane);
      }
    }
    return null;
  }

  private @Nullable Lane nextPutOff() {
    Lane lane = putOff.poll();
    while (lane != null && (lane.isDecided() || !fits(lane))) {
      lane = putOff.poll();
    }
    return lane;
  }

  private synchronized Turn deal(Lane lane) {
    int first = dealt.getOrDefault(lane, 0);
    int rounds = first == 0 ? lane.minimum() : 1;
    dealt.put(lane, first + rounds);
    return new Turn(lane, first, rounds);
  }

  private boolean hasTurn(Lane lane) {
    return !lane.isDecided()
        && !putOff.contains(lane)
        && !lane.scenario().playsBeside()
        && (turn == 0 || hasMore(lane));
  }

  /// Others may still be at its minimum, so that it is not known yet to have played all it has.
  private boolean hasMore(Lane lane) {
    return lane.player().expected() == Expected.HOLDS
        && dealt.getOrDefault(lane, 0) < lane.scenario().maximum();
  }

  private boolean fits(Lane lane) {
    return left() > lane.expected().toNanos() * SPREAD;
  }

  private long left() {
    return deadline - System.nanoTime();
  }

  private void play(Turn turn) throws InterruptedException {
    Lane lane = turn.lane();
    int end = turn.first() + turn.rounds();
    for (int round = turn.first(); round < end && !lane.isDecided() && fits(lane); round++) {
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
