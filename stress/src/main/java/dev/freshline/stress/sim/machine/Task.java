package dev.freshline.stress.sim.machine;

import dev.freshline.stress.sim.carrier.Fiber;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
  private final Supplier<Fiber> beginning;
  private @Nullable Fiber fiber;
  State state = State.READY;

  /// When it goes on at the latest, while it is blocked.
  long wakeAt = NEVER;

  /// What it waits for, while it is blocked; null when only for the time.
  @Nullable BooleanSupplier until;

  /// All that it has seen since it began: with the state of the machine this says what it will do.
  long observed;

  /// Whether it has taken no step since it waited last.
  boolean woken;

  /// What must hold before it takes its first step; null when it has begun, or waits for nothing.
  private @Nullable BooleanSupplier first;

  /// @param first what it waits for before all else; null for nothing
  Task(SimProcess process, long id, @Nullable BooleanSupplier first, Supplier<Fiber> beginning) {
    this.process = process;
    this.id = id;
    this.first = first;
    this.beginning = beginning;
  }

  /// Blocks it if it has yet to wait before it begins; whether it did. Most of those that wait
  /// come to their end without having begun, and need no fiber.
  boolean holdBack() {
    BooleanSupplier condition = first;
    first = null;
    if (condition == null || condition.getAsBoolean()) {
      return false;
    }
    state = State.BLOCKED;
    until = condition;
    woken = true;
    return true;
  }

  /// That it runs on.
  Fiber fiber() {
    Fiber begun = fiber;
    if (begun == null) {
      begun = beginning.get();
      fiber = begun;
    }
    return begun;
  }

  void abandon() {
    if (fiber != null) {
      fiber.abandon();
    }
  }

  boolean canRun() {
    return state == State.READY && !process.isStopped();
  }

  void saw(Op op, long result) {
    observed = Hash.mix(observed ^ Hash.of(op), result);
  }

  long hash() {
    long flags = Hash.of(state) * 2L + (woken ? 1 : 0);
    return Hash.mix(Hash.mix(id, observed), flags * 31L + wakeAt);
  }
}
