package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.List;

/// `SAME_CLOCK`: what ages a lock and what ends its run go by one clock.
///
/// A file's age is wall-clock time; a timer of a process stands still while the machine is
/// suspended, and does not follow when the wall clock is set. After the lid is opened, the lock is
/// older than its run.
final class SameClock implements Rule {
  @Override
  public String code() {
    return "SAME_CLOCK";
  }

  @Override
  public String description() {
    return "the age of a lock and the timeout of its run go by one clock, also over a suspend";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.WARNING,
            subject,
            "lock.kind",
            "lock.staleAfter",
            "lock.stealsFromLiving");
    List<String> open = facts.openTheft();
    return switch (subject.protocol().lock().kind()) {
      case KERNEL, NONE -> draft.idle("the lock has no age");
      case LEASE ->
          draft.unpredicted(
              "a lease that each observer ages by a monotonic clock of its own",
              "no key says whose clock ages the lease",
              "by two machines' wall clocks, a lease may end early for the one or late for the"
                  + " other",
              "look it up: the protocol's format has no key for it");
      case PIDFILE, MKDIR -> open.isEmpty() ? ofFile(draft, facts) : draft.open(open);
    };
  }

  private static Finding ofFile(Draft draft, Facts facts) {
    return facts.isStealable()
        ? draft.fail(
            "a lock that no wall clock ages",
            "lock.staleAfter = " + Spell.time(facts.leaseFor()) + " by the file's time",
            null,
            "a suspend or a clock step of "
                + Spell.time(facts.leaseFor())
                + " makes a living owner's lock stale, while its timeout has not run",
            "set lock.kind=kernel, or lock.stealsFromLiving=false")
        : draft.idle("no age breaks a living owner's lock");
  }
}
