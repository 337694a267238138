package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;

/// `TIMEOUT_COVERS_TAIL`: the timeout ends runs that hang, not runs that are slow.
final class TimeoutCoversTail implements Rule {
  @Override
  public String code() {
    return "TIMEOUT_COVERS_TAIL";
  }

  @Override
  public String description() {
    return "fetchTimeout covers all runs but the share that it may end";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft = new Draft(this, Severity.ERROR, subject, "fetchTimeout");
    if (facts.isOpen("fetchTimeout")) {
      return draft.open(facts.open("fetchTimeout"));
    }
    if (subject.protocol().fetchTimeout() == null) {
      return draft.idle("there is no timeout: see HARD_STALE_COVERS_FAILURES and LEASE_TAIL");
    }
    return switch (Tail.of(subject.workload(), subject.budget().coveredShare())) {
      case Tail.Known tail -> judged(draft, facts, tail);
      case Tail.Unknown unknown -> draft.shortOfData(unknown);
    };
  }

  private static Finding judged(Draft draft, Facts facts, Tail.Known tail) {
    double timeout = facts.timeout();
    String expected = "fetchTimeout >= " + Spell.time(tail.seconds()) + " (" + tail.basis() + ")";
    String actual = "fetchTimeout = " + Spell.time(timeout);
    String slack = Spell.slack(timeout - tail.seconds());
    String evidence =
        String.format(
            "%s of runs take longer than %s; %s may be ended",
            facts.longerThan(timeout),
            Spell.time(timeout),
            Spell.percent(facts.subject().budget().timeoutFraction()));
    return timeout >= tail.seconds()
        ? draft.pass(expected, actual, slack, evidence)
        : draft.fail(
            expected, actual, slack, evidence, "set fetchTimeout=" + Spell.above(tail.seconds()));
  }
}
