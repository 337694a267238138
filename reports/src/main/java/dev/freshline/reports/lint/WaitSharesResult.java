package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.List;

/// `WAIT_SHARES_RESULT`: whoever gets the lock looks first whether the work is done.
final class WaitSharesResult implements Rule {
  @Override
  public String code() {
    return "WAIT_SHARES_RESULT";
  }

  @Override
  public String description() {
    return "after acquiring the lock the cache is read again, so that waiters share one result";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    Severity severity = facts.waits() ? Severity.ERROR : Severity.WARNING;
    var draft = new Draft(this, severity, subject, "wait.rereads", "wait.count");
    if (!facts.hasLock()) {
      return draft.idle("there is no lock to acquire");
    }
    if (facts.isOpen("wait.rereads")) {
      return draft.open(facts.open("wait.rereads"));
    }
    if (subject.protocol().waiting().rereads()) {
      return draft.pass("wait.rereads=true", "wait.rereads=true", null, "one run serves all");
    }
    if (!facts.hasFigure()) {
      return draft.open(List.of("cooldown", "freshFor"), "no shared figure is described");
    }
    int sessions = subject.workload().sessions();
    return draft.fail(
        "wait.rereads=true",
        "wait.rereads=false",
        null,
        facts.waits()
            ? "up to " + sessions + " sessions wait for one lock, and each runs again what is done"
            : "who is late between look and lock runs again what is done",
        "set wait.rereads=true");
  }
}
