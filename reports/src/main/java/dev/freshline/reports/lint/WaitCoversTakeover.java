package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.LockKind;
import java.util.List;

/// `WAIT_COVERS_TAKEOVER`: who waits for a holder that died waits until its lock is broken.
///
/// Waiting promises it. A kernel's lock is free at once; one that only its age breaks is free at
/// that age, and seen to be so at the next try. So is a pid file whose owner's pid looks alive
/// though the owner is dead: it may be a zombie's, or have been given to another process. A
/// prediction takes the usual case, in which the pid tells; a promise holds in the other one too.
final class WaitCoversTakeover implements Rule {
  @Override
  public String code() {
    return "WAIT_COVERS_TAKEOVER";
  }

  @Override
  public String description() {
    return "where a dead holder's lock may have to wait for its age, a waiter's tries reach beyond"
        + " that age";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(this, Severity.WARNING, subject, "wait.every", "wait.count", "lock.staleAfter");
    List<String> waiting = facts.open("wait.every", "wait.count");
    if (!waiting.isEmpty()) {
      return draft.open(waiting);
    }
    if (!facts.waits()) {
      return draft.idle("nobody waits for the lock");
    }
    LockKind kind = subject.protocol().lock().kind();
    if (kind == LockKind.KERNEL || kind == LockKind.NONE) {
      return draft.idle("a dead holder holds nothing");
    }
    List<String> open = facts.open("lock.staleAfter");
    return open.isEmpty() ? judged(draft, facts) : draft.open(open);
  }

  private static Finding judged(Draft draft, Facts facts) {
    double age = WaitCoversRun.oldestLock(facts);
    double patience = facts.patience();
    String actual = "a waiter stays for " + Spell.time(patience);
    if (Double.isInfinite(age)) {
      return draft.idle("no age breaks the lock: see LIVE_HOLDER");
    }
    double need = age + facts.every();
    String expected =
        String.format(
            "wait.every x wait.count >= %s (lock.staleAfter %s + one try)",
            Spell.time(need), Spell.time(age));
    String slack = Spell.slack(patience - need);
    boolean isProbed = facts.protocol().lock().kind() == LockKind.PIDFILE;
    String evidence =
        "a holder that died"
            + (isProbed ? ", but whose pid looks alive (a zombie's, or given away)," : "")
            + " is succeeded at "
            + Spell.time(age);
    return patience >= need
        ? draft.pass(expected, actual, slack, evidence)
        : draft.fail(
            expected,
            actual,
            slack,
            evidence,
            "set wait.count="
                + (int) Math.ceil(need / facts.every() - 1e-9)
                + ", or lock.kind=kernel, which frees it at once");
  }
}
