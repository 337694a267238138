package dev.freshline.stress.sim.machine;

import dev.freshline.stress.sim.carrier.Fiber;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One flow of control of a simulated process.
final class Task {
  static final long NEVER = Long.MAX_VALUE;

  /// Whether it can go on.
  enum State {
    READY,
    BLOCKED,
    DONE
  }

  final SimProcess process;
  final long id;
  final Fiber fiber;
  State state = State.READY;

  /// When it goes on at the latest, while it is blocked.
  long wakeAt = NEVER;

  /// What it waits for, while it is blocked; null when only for the time.
  @Nullable BooleanSupplier until;

  /// All that it has seen since it began: with the state of the machine this says what it will do.
  long observed;

  /// Whether it has taken no step since it waited last.
  boolean woken;

  Task(SimProcess process, long id, Fiber fiber) {
    this.process = process;
    this.id = id;
    this.fiber = fiber;
  }

  boolean canRun() {
    return state == State.READY && !process.isStopped();
  }

  void saw(long value) {
    observed = Hash.mix(observed, value);
  }

  long hash() {
    long flags = Hash.of(state) * 2L + (woken ? 1 : 0);
    return Hash.mix(Hash.mix(id, observed), flags * 31L + wakeAt);
  }
}
