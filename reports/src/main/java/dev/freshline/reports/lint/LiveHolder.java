package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.Lock;
import java.util.List;

/// `LIVE_HOLDER`: a lock is taken only from a holder that is proved dead, and by one alone.
///
/// A pid proves nothing without its start time: it may be a zombie's, or have been given to another
/// process. Where a lock is a record with a time to live, the holder's own giving up before that
/// time is the proof.
final class LiveHolder implements Rule {
  @Override
  public String code() {
    return "LIVE_HOLDER";
  }

  @Override
  public String description() {
    return "a lock is taken over only from a holder proved dead (pid and start time), atomically";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "lock.kind",
            "lock.stealsFromLiving",
            "lock.atomicSteal",
            "lock.staleAfter");
    return switch (subject.protocol().lock().kind()) {
      case KERNEL -> draft.idle("the kernel frees the lock of a dead holder, and no other");
      case NONE -> draft.idle("there is no lock: see LEASE_OUTLIVES_RUN");
      case LEASE -> ofLease(draft, facts);
      case PIDFILE, MKDIR -> ofFile(draft, facts);
    };
  }

  private static Finding ofLease(Draft draft, Facts facts) {
    List<String> open = facts.open("lock.atomicSteal", "lock.staleAfter", "fetchTimeout");
    Lock lock = facts.protocol().lock();
    if (!lock.atomicSteal() && !facts.isOpen("lock.atomicSteal")) {
      return notAtomic(draft, lock);
    }
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    double slack = facts.leaseFor() - facts.timeout();
    String expected = "a holder that gives up by itself before its lease ends";
    String actual =
        "lock.staleAfter = "
            + Spell.time(facts.leaseFor())
            + ", fetchTimeout = "
            + (Double.isFinite(slack) ? Spell.time(facts.timeout()) : "none");
    return slack > 0
        ? draft.pass(expected, actual, Spell.slack(slack), "its giving up is the proof")
        : draft.fail(
            expected,
            actual,
            Spell.slack(slack),
            "the lease is taken while its holder still counts on it",
            Double.isFinite(slack)
                ? "set lock.staleAfter="
                    + Spell.above(
                        Allowance.leaseFloor(facts.timeout() + facts.killGrace(), facts.protocol()))
                : "set fetchTimeout below lock.staleAfter");
  }

  private static Finding ofFile(Draft draft, Facts facts) {
    Lock lock = facts.protocol().lock();
    if (facts.isStealable()) {
      return draft.fail(
          "lock.stealsFromLiving=false",
          "lock.stealsFromLiving=true at " + Spell.time(facts.leaseFor()),
          null,
          LeaseOutlivesRun.duplicates(facts)
              + "whoever is older than "
              + Spell.time(facts.leaseFor())
              + " is robbed, though it may be at work",
          "set lock.kind=kernel, or lock.stealsFromLiving=false with a proof by pid and start"
              + " time");
    }
    if (!lock.atomicSteal() && !facts.isOpen("lock.atomicSteal")) {
      return notAtomic(draft, lock);
    }
    List<String> open =
        lock.stealsFromLiving()
            ? facts.open("lock.stealsFromLiving", "lock.staleAfter", "lock.atomicSteal")
            : facts.open("lock.stealsFromLiving", "lock.atomicSteal");
    return open.isEmpty()
        ? draft.pass(
            "lock.stealsFromLiving=false, lock.atomicSteal=true",
            "so it is",
            null,
            "the proof must compare start times too, since pids are used again")
        : draft.open(open);
  }

  private static Finding notAtomic(Draft draft, Lock lock) {
    return draft.fail(
        "lock.atomicSteal=true",
        "lock.atomicSteal=false",
        null,
        "between the look and the removal another may have taken it, and two have it then"
            + (lock.staleAfter() == null ? "; a pid that was given away blocks it for ever" : ""),
        "set lock.kind=kernel, or lock.atomicSteal=true: take it by a rename or a compare-and-set");
  }
}
