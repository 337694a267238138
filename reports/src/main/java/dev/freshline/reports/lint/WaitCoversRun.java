package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.predict.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// `WAIT_COVERS_RUN`: who waits for a lock waits until it is free.
///
/// A hold lasts for the timeout and the kill; where nothing enforces a kill, until the lock is
/// broken by its age, and by the greatest of several ages that the source names.
final class WaitCoversRun implements Rule {
  @Override
  public String code() {
    return "WAIT_COVERS_RUN";
  }

  @Override
  public String description() {
    return "the tries of a waiter cover the longest time for which the lock may be held";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "wait.every",
            "wait.count",
            "fetchTimeout",
            "killGrace",
            "killsTree",
            "lock.staleAfter");
    List<String> waiting = facts.open("wait.every", "wait.count");
    if (!waiting.isEmpty()) {
      return draft.open(waiting);
    }
    if (!facts.waits()) {
      return draft.idle("nobody waits for the lock");
    }
    if (!facts.hasLock()) {
      return draft.idle("there is no lock to wait for");
    }
    List<String> open = facts.open("fetchTimeout", "killGrace", "killsTree", "lock.staleAfter");
    return open.isEmpty() ? judged(draft, facts) : draft.open(open);
  }

  private static Finding judged(Draft draft, Facts facts) {
    double hold = longestHold(facts);
    double patience = facts.patience();
    String actual =
        String.format(
            Locale.ROOT,
            "%d tries, one every %s: %s",
            facts.protocol().waiting().count(),
            Spell.time(facts.every()),
            Spell.time(patience));
    if (Double.isInfinite(hold)) {
      return draft.fail(
          "a hold that ends",
          actual + "; fetchTimeout = none",
          null,
          gaveUp(facts) + "a run without a timeout may hold the lock for ever",
          "set fetchTimeout, or wait.count=0 and show the last figure meanwhile");
    }
    String expected = "wait.every x wait.count >= " + Spell.time(hold) + why(facts, hold);
    String slack = Spell.slack(patience - hold);
    return patience >= hold
        ? draft.pass(expected, actual, slack, gaveUp(facts) + "a hold ends before a waiter leaves")
        : draft.fail(
            expected,
            actual,
            slack,
            gaveUp(facts) + "a waiter leaves while the lock is held, with nothing",
            "set wait.count="
                + (int) Math.ceil(hold / facts.every() - 1e-9)
                + ", or wait.count=0 and show the last figure meanwhile");
  }

  static double longestHold(Facts facts) {
    double hold = facts.timeout() + facts.killGrace();
    double age = oldestLock(facts);
    return facts.protocol().killsTree() || Double.isInfinite(age) ? hold : Math.max(hold, age);
  }

  /// The greatest age at which somebody breaks the lock.
  static double oldestLock(Facts facts) {
    double age = facts.leaseFor();
    for (Duration other : facts.protocol().aliases().getOrDefault("lock.staleAfter", List.of())) {
      age = Math.max(age, Spell.seconds(other));
    }
    return age;
  }

  private static String why(Facts facts, double hold) {
    return hold > facts.timeout() + facts.killGrace()
        ? " (no kill is enforced, so a lock is held until it is broken by its age)"
        : " (fetchTimeout + killGrace)";
  }

  private static String gaveUp(Facts facts) {
    Figure gaveUp = facts.subject().prediction().giveUpFraction();
    return gaveUp == null ? "" : Spell.percent(gaveUp) + " of waiters give up; ";
  }
}
