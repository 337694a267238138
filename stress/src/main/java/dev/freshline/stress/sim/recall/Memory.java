package dev.freshline.stress.sim.recall;

import dev.freshline.host.Host;
import dev.freshline.host.ProcessIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All that the processes of one play were seen to do so far. For one run at a time.
public final class Memory {
  /// Beyond it nothing is added, which bounds the memory and not what can be played.
  private static final int MOST_NODES = 1 << 18;

  /// What a process does from its start.
  private record Beginning(Object routine, ProcessIdentity process) {}

  private final Map<Beginning, Node> beginnings = new HashMap<>();

  /// What was met, each once: what is gone through millions of times is to be small.
  private final Map<Call, Call> calls = new HashMap<>();

  private final Map<Answer, Answer> answers = new HashMap<>();
  private int nodes;
  private long processes;
  private long rehearsals;

  /// Does what a routine does, by running it if need be.
  ///
  /// @param what tells the routine from others of its play
  /// @param host the ports of the process; nobody writes to an array that they give or are given
  public void run(Object what, Host host, Consumer<Host> routine) {
    processes++;
    var beginning = new Beginning(what, host.processes().self());
    Node at = beginnings.computeIfAbsent(beginning, begins -> Node.root());
    List<Object> handles = new ArrayList<>(2);
    for (Call call = at.call(); call != null; call = at.call()) {
      at = after(at, call.on(host, handles));
    }
    if (!at.isOver()) {
      rehearsals++;
      new Recorder(this, host, handles, at).run(routine);
    }
  }

  /// Processes that were played so far.
  public long processes() {
    return processes;
  }

  /// Those of them whose code was run, since nobody before was told the same.
  public long rehearsals() {
    return rehearsals;
  }

  /// What follows an answer.
  Node after(Node at, Answer answer) {
    Node known = at.next(answer);
    if (known != null) {
      return known;
    }
    if (isFull()) {
      return at.after(answer);
    }
    nodes++;
    Node added = at.after(known(answer));
    at.keep(added);
    return added;
  }

  /// The same call, as it was first met.
  Call known(Call call) {
    return isFull() ? call : calls.computeIfAbsent(call, met -> met);
  }

  /// The same content, in the array in which it was first met.
  byte[] known(byte[] content) {
    var met = new Answer.Content(content.clone());
    return known(met) instanceof Answer.Content(byte[] bytes) ? bytes : met.bytes();
  }

  private Answer known(Answer answer) {
    return isFull() ? answer : answers.computeIfAbsent(answer, met -> met);
  }

  private boolean isFull() {
    return nodes == MOST_NODES;
  }
}
