package dev.freshline.stress.sim.recall;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a process does once it was told all the answers that lead here.
final class Node {
  private final @Nullable Node before;
  private final Answer answer;
  private @Nullable Call call;
  private boolean over;

  /// The next one that was found first, as most have no other.
  private @Nullable Node first;

  private @Nullable Map<Answer, Node> others;

  private Node(@Nullable Node before, Answer answer) {
    this.before = before;
    this.answer = answer;
  }

  static Node root() {
    return new Node(null, Answer.Value.NOTHING);
  }

  @Nullable Node before() {
    return before;
  }

  /// The last answer.
  Answer answer() {
    return answer;
  }

  /// What it asks next; null when it asks nothing more, or that is not known.
  @Nullable Call call() {
    return call;
  }

  boolean isOver() {
    return over;
  }

  void asks(Call next) {
    call = next;
  }

  void ends() {
    over = true;
  }

  /// What follows an answer; null when it was never given.
  @Nullable Node next(Answer given) {
    Node likely = first;
    if (likely == null || Objects.equals(likely.answer, given)) {
      return likely;
    }
    return others == null ? null : others.get(given);
  }

  /// What follows one that was never given.
  Node after(Answer given) {
    return new Node(this, given);
  }

  void keep(Node next) {
    if (first == null) {
      first = next;
      return;
    }
    if (others == null) {
      others = new HashMap<>();
    }
    others.put(next.answer, next);
  }
}
