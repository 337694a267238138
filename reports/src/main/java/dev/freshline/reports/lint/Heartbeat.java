package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.List;

/// `HEARTBEAT`: a renewed lock survives two renewals that are late.
///
/// Below two intervals a single late one loses it, which is an error; the common advice is three
/// (Kafka's `heartbeat.interval.ms`).
final class Heartbeat implements Rule {
  private static final int ADVISED = 3;
  private static final int LEAST = 2;

  @Override
  public String code() {
    return "HEARTBEAT";
  }

  @Override
  public String description() {
    return "a renewed lock lives for three heartbeats and the clock error; below two is an error";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft = new Draft(this, Severity.WARNING, subject, "lock.staleAfter", "lock.heartbeat");
    boolean open = facts.isOpen("lock.heartbeat");
    if (!open && subject.protocol().lock().heartbeat() == null) {
      return draft.idle("nothing renews the lock");
    }
    if (!facts.isOpen("lock.staleAfter") && subject.protocol().lock().staleAfter() == null) {
      return draft.idle("the lock has no age that needs renewing");
    }
    List<String> missing = facts.open("lock.staleAfter", "lock.heartbeat");
    return missing.isEmpty() ? judged(draft, facts) : draft.open(missing);
  }

  private static Finding judged(Draft draft, Facts facts) {
    double lease = facts.leaseFor();
    double beat = Facts.delay(facts.protocol().lock().heartbeat());
    double need = ADVISED * beat + Allowance.SKEW_SECONDS;
    String expected =
        String.format(
            "lock.staleAfter >= %s (3 heartbeats of %s + %s)",
            Spell.time(need), Spell.time(beat), Spell.time(Allowance.SKEW_SECONDS));
    String actual = "lock.staleAfter = " + Spell.time(lease);
    String slack = Spell.slack(lease - need);
    String evidence = Spell.number(lease / beat) + " heartbeats in the life of a lock";
    if (lease >= need) {
      return draft.pass(expected, actual, slack, evidence);
    }
    Severity severity = lease < LEAST * beat ? Severity.ERROR : Severity.WARNING;
    return draft
        .as(severity, "lock.staleAfter", "lock.heartbeat")
        .fail(expected, actual, slack, evidence, "set lock.staleAfter=" + Spell.above(need));
  }
}
