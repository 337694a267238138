package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.List;

/// `DEADLINE_NEST`: whoever calls us is more patient than we are.
///
/// A caller's deadline that comes first ends the process in the middle: the lock stays, the child
/// lives on, and nothing is shown.
final class DeadlineNest implements Rule {
  @Override
  public String code() {
    return "DEADLINE_NEST";
  }

  @Override
  public String description() {
    return "the caller's deadline covers the waiting and the run that may follow it";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "deadline",
            "wait.every",
            "wait.count",
            "wait.rereads",
            "fetchTimeout",
            "killGrace");
    if (facts.isOpen("deadline")) {
      return draft.open(facts.open("deadline"));
    }
    if (subject.protocol().deadline() == null) {
      return draft.idle("nobody ends the process from outside");
    }
    List<String> open =
        facts.open("fetchTimeout", "killGrace", "wait.every", "wait.count", "wait.rereads");
    return open.isEmpty() ? judged(draft, facts) : draft.open(open);
  }

  private static Finding judged(Draft draft, Facts facts) {
    double deadline = facts.deadline();
    double run = facts.timeout() + facts.killGrace();
    double need = need(facts, run);
    String actual = "deadline = " + Spell.time(deadline);
    if (Double.isInfinite(need)) {
      return draft.fail(
          "a run that ends before deadline = " + Spell.time(deadline),
          actual + ", fetchTimeout = none",
          null,
          evidence(facts, deadline),
          "set fetchTimeout=" + shorter(deadline) + ", or deadline=none");
    }
    String expected = "deadline >= " + Spell.time(need) + terms(facts, run);
    String slack = Spell.slack(deadline - need);
    return deadline >= need
        ? draft.pass(expected, actual, slack, "all ends before the caller's patience does")
        : draft.fail(
            expected,
            actual,
            slack,
            evidence(facts, deadline),
            "set deadline=" + Spell.above(need) + ", or refresh in a process of its own");
  }

  /// A waiter that shares the result runs only where the holder brought none.
  private static double need(Facts facts, double run) {
    return facts.protocol().waiting().rereads()
        ? Math.max(facts.patience(), run)
        : facts.patience() + run;
  }

  private static String terms(Facts facts, double run) {
    String joint = facts.protocol().waiting().rereads() ? " or " : " + ";
    return facts.waits()
        ? " (waiting " + Spell.time(facts.patience()) + joint + "run " + Spell.time(run) + ")"
        : " (a run and its kill)";
  }

  private static String evidence(Facts facts, double deadline) {
    String runs = facts.longerThan(deadline) + " of runs take longer than " + Spell.time(deadline);
    return facts.patience() > deadline
        ? "waiters are killed after "
            + Spell.time(deadline)
            + " of "
            + Spell.time(facts.patience())
            + "; "
            + runs
        : runs;
  }

  private static String shorter(double deadline) {
    String chosen = Spell.atMost(0.9 * deadline);
    return chosen == null ? Spell.time(0.9 * deadline) : chosen;
  }
}
