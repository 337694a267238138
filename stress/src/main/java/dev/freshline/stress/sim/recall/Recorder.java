package dev.freshline.stress.sim.recall;

import dev.freshline.host.Host;
import dev.freshline.stress.sim.carrier.Fiber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the code itself on ports that tell it once more what its process was told so far, and then
/// pass on what it asks, and keep that.
final class Recorder {
  private final Memory memory;
  private final Host host;
  private final List<Object> handles;

  /// What is still to be told once more, in order.
  private final Deque<Node> told = new ArrayDeque<>();

  private Node at;
  private int handlesGiven;

  /// Whether the process was ended in a call: what its `finally` still asks for it does not do.
  private boolean abandoned;

  /// @param at where its process stands
  Recorder(Memory memory, Host host, List<Object> handles, Node at) {
    this.memory = memory;
    this.host = host;
    this.handles = handles;
    this.at = at;
    for (Node node = at; node.before() != null; node = node.before()) {
      told.push(node);
    }
  }

  void run(Consumer<Host> routine) {
    routine.accept(
        new Host(
            new RecordedClock(this),
            new RecordedDisk(this),
            new RecordedLocks(this),
            new RecordedProcesses(this, host.processes().self()),
            host.http(),
            host.random()));
    requireNothingLeft();
    at.ends();
  }

  /// The answer to a call, whether it was given before or is asked for now.
  Answer ask(String method, List<Object> arguments, Call.Action action) {
    var call = new Call(method, arguments, action);
    Node again = told.poll();
    if (again != null) {
      requireSame(call, again.before());
      return again.answer();
    }
    if (abandoned) {
      throw new Fiber.Abandoned();
    }
    Call known = memory.known(call);
    at.asks(known);
    Answer answer = passOn(known);
    at = memory.after(at, answer);
    return answer;
  }

  private Answer passOn(Call call) {
    try {
      return call.on(host, handles);
    } catch (Fiber.Abandoned e) {
      abandoned = true;
      throw e;
    }
  }

  /// The same, of what cannot fail.
  @Nullable Object surely(String method, List<Object> arguments, Call.Action action) {
    try {
      return ask(method, arguments, action).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same, of what is never nothing.
  <T> T surely(Class<T> type, String method, List<Object> arguments, Call.Action action) {
    return Objects.requireNonNull(type.cast(surely(method, arguments, action)));
  }

  /// Content that nobody else has, to be kept.
  byte[] copy(byte[] content) {
    return memory.known(content);
  }

  /// The number of the handle that was just given.
  int nextHandle() {
    return handlesGiven++;
  }

  private static void requireSame(Call call, @Nullable Node node) {
    Call before = node == null ? null : node.call();
    if (!call.equals(before)) {
      throw changed(before, call.toString());
    }
  }

  private void requireNothingLeft() {
    Node left = told.poll();
    if (left != null) {
      throw changed(left.before() == null ? null : left.before().call(), "its end");
    }
  }

  private static IllegalStateException changed(@Nullable Call before, String found) {
    return new IllegalStateException(
        "expected a process to call "
            + before
            + " as it did before when it was told the same, found "
            + found
            + "; something in it is not simulated");
  }
}
