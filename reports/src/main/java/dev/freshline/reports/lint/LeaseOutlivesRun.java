package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.predict.Figure;
import java.util.List;

/// `LEASE_OUTLIVES_RUN`: a lock is not broken while the run that it guards may still live.
///
/// Strictly longer: at equality the owner is robbed at the moment at which it gives up, and before
/// its child has ended.
final class LeaseOutlivesRun implements Rule {
  @Override
  public String code() {
    return "LEASE_OUTLIVES_RUN";
  }

  @Override
  public String description() {
    return "a lock that age can break outlives timeout, kill and clock error, strictly";
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
            "fetchTimeout",
            "killGrace",
            "lock.stealsFromLiving",
            "lock.kind");
    if (!facts.hasLock()) {
      return draft.fail(
          "a lock",
          "lock.kind=none",
          null,
          duplicates(facts) + "every session that finds the figure due starts a run of its own",
          "set lock.kind=kernel");
    }
    if (facts.isOpen("lock.staleAfter")) {
      return draft.open(facts.open("lock.staleAfter"));
    }
    if (facts.isSafeFromTheft()) {
      return draft.idle("no living owner's lock is broken by its age");
    }
    return byAge(draft, facts);
  }

  private static Finding byAge(Draft draft, Facts facts) {
    double lease = facts.leaseFor();
    double floor = Allowance.leaseFloor(facts.timeout() + facts.killGrace(), facts.protocol());
    boolean bounded = !facts.isOpen("fetchTimeout") && Double.isFinite(floor);
    String actual = "lock.staleAfter = " + Spell.time(lease);
    if (bounded && lease > floor) {
      String slack = Spell.slack(lease - floor);
      return facts.isOpen("killGrace")
          ? draft.open(
              List.of("killGrace"),
              "it holds while a kill takes less than " + Spell.time(lease - floor))
          : draft.pass(
              expected(facts, floor),
              actual,
              slack,
              duplicates(facts) + "a run has ended before its lock can be broken");
    }
    if (facts.protocol().lock().heartbeat() != null) {
      return draft.idle("its owner renews it: see HEARTBEAT");
    }
    List<String> open = facts.open("lock.stealsFromLiving", "lock.heartbeat", "fetchTimeout");
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    if (!bounded) {
      return draft.idle("no timeout bounds a run: see LEASE_TAIL");
    }
    return draft.fail(
        expected(facts, floor),
        actual,
        Spell.slack(lease - floor),
        duplicates(facts)
            + "a run of "
            + Spell.time(facts.timeout())
            + " or more is still ending when the next begins",
        "set lock.staleAfter=" + Spell.above(floor));
  }

  private static String expected(Facts facts, double floor) {
    return String.format(
        "lock.staleAfter > %s (fetchTimeout %s + killGrace %s + clock and scheduling %s)",
        Spell.time(floor),
        Spell.time(facts.timeout()),
        Spell.time(facts.killGrace()),
        Spell.time(floor - facts.timeout() - facts.killGrace()));
  }

  static String duplicates(Facts facts) {
    Figure duplicates = facts.subject().prediction().duplicatesPerRun();
    return duplicates == null
        ? ""
        : Spell.number(duplicates.value()) + " duplicate runs for each needed one; ";
  }
}
