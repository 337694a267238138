package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// `LEASE_TAIL`: where no kill is enforced, a lock that age can break outlives the runs themselves.
///
/// A timeout that leaves the child alive bounds nothing; then only statistics say how long a run
/// lives, and a heartbeat says it better.
final class LeaseTail implements Rule {
  @Override
  public String code() {
    return "LEASE_TAIL";
  }

  @Override
  public String description() {
    return "where no kill is enforced, the lock has a heartbeat or outlives all runs but the share"
        + " of duplicates that is borne";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "lock.staleAfter",
            "lock.stealsFromLiving",
            "lock.heartbeat",
            "killsTree",
            "fetchTimeout");
    if (!facts.hasLock()) {
      return draft.idle("there is no lock: see LEASE_OUTLIVES_RUN");
    }
    if (facts.protocol().lock().heartbeat() != null) {
      return draft.idle("its owner renews it: see HEARTBEAT");
    }
    if (facts.isSafeFromTheft()) {
      return draft.idle("no living owner's lock is broken by its age");
    }
    boolean enforced = subject.protocol().killsTree() && Double.isFinite(facts.timeout());
    if (enforced && facts.open("killsTree", "fetchTimeout").isEmpty()) {
      return draft.idle("a kill of the whole tree bounds every run: see LEASE_OUTLIVES_RUN");
    }
    List<String> open = new ArrayList<>(facts.openTheft());
    open.addAll(facts.open("lock.heartbeat", "killsTree", "fetchTimeout"));
    return open.isEmpty() ? byTail(draft, facts) : draft.open(open);
  }

  private static Finding byTail(Draft draft, Facts facts) {
    double delta = facts.subject().budget().duplicatesPerRun();
    return switch (Tail.of(facts.subject().workload(), Math.clamp(1 - delta, 0.5, 0.999999))) {
      case Tail.Known tail -> judged(draft, facts, tail);
      case Tail.Unknown unknown -> draft.shortOfData(unknown);
    };
  }

  private static Finding judged(Draft draft, Facts facts, Tail.Known tail) {
    double lease = facts.leaseFor();
    String expected =
        "lock.staleAfter >= " + Spell.time(tail.seconds()) + " (" + tail.basis() + ")";
    String actual = "lock.staleAfter = " + Spell.time(lease);
    String slack = Spell.slack(lease - tail.seconds());
    String evidence =
        facts.longerThan(lease)
            + " of runs outlive their lock, since nothing ends the whole of them";
    return lease >= tail.seconds()
        ? draft.pass(expected, actual, slack, evidence)
        : draft.fail(
            expected,
            actual,
            slack,
            evidence,
            "set killsTree=true, which bounds a run, or lock.staleAfter="
                + Spell.above(tail.seconds()));
  }
}
