package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `FENCED_WRITE`: an answer that comes late does not replace a newer one.
///
/// It is needed wherever a process may write after it has lost its lock: an owner that was robbed
/// or suspended, a write after the release. (Kleppmann, How to do distributed locking, 2016.)
final class FencedWrite implements Rule {
  @Override
  public String code() {
    return "FENCED_WRITE";
  }

  @Override
  public String description() {
    return "a write with an older token is refused wherever a lock can be lost before the write";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "fencedPublish",
            "publishInsideLock",
            "lock.kind",
            "lock.staleAfter",
            "lock.stealsFromLiving");
    if (subject.protocol().fencedPublish() && !facts.isOpen("fencedPublish")) {
      return draft.pass(
          "fencedPublish=true", "fencedPublish=true", null, "an older token is refused");
    }
    if (facts.isOpen("fencedPublish")) {
      return draft.open(facts.open("fencedPublish", "publishInsideLock"));
    }
    return unfenced(draft, facts);
  }

  private static Finding unfenced(Draft draft, Facts facts) {
    String loss = loss(facts);
    if (loss != null) {
      boolean onlySuspended = facts.hasLock() && isInside(facts) && outlivesRun(facts);
      return draft
          .as(
              onlySuspended ? Severity.WARNING : Severity.ERROR,
              "fencedPublish",
              "publishInsideLock",
              "lock.kind",
              "lock.staleAfter",
              "lock.stealsFromLiving")
          .fail(
              "fencedPublish=true",
              "fencedPublish=false",
              null,
              loss,
              "set fencedPublish=true: give each lock a growing token and refuse an older one");
    }
    List<String> open = new ArrayList<>(facts.open("publishInsideLock"));
    open.addAll(facts.openTheft());
    return open.isEmpty()
        ? draft.idle("nobody can lose the lock before the answer is written")
        : draft.open(open);
  }

  /// How a write may come after the lock was lost; null where it is not known to.
  private static @Nullable String loss(Facts facts) {
    if (!facts.hasLock()) {
      return "without a lock two runs write in any order";
    }
    if (!isInside(facts) && !facts.isOpen("publishInsideLock")) {
      return "the answer is written after the release, when the next owner may have written its"
          + " own";
    }
    return facts.isStealable()
        ? "an owner that is robbed or suspended at "
            + Spell.time(facts.leaseFor())
            + " writes over its successor's answer when it goes on"
        : null;
  }

  private static boolean isInside(Facts facts) {
    return facts.protocol().publishInsideLock();
  }

  private static boolean outlivesRun(Facts facts) {
    return facts.protocol().killsTree()
        && facts.leaseFor()
            > Allowance.leaseFloor(facts.timeout() + facts.killGrace(), facts.protocol());
  }
}
