package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.Locale;

/// `HARD_STALE_COVERS_FAILURES`: a few failures in a row do not make a figure critical.
final class HardStaleCoversFailures implements Rule {
  @Override
  public String code() {
    return "HARD_STALE_COVERS_FAILURES";
  }

  @Override
  public String description() {
    return "criticalAfter covers a cycle with the tolerated failures: their runs, their kills and"
        + " the delays after them";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.WARNING,
            subject,
            "criticalAfter",
            "freshFor",
            "cooldown",
            "fetchTimeout",
            "killGrace",
            "backoff.base",
            "backoff.factor",
            "backoff.cap");
    var open = new ArrayList<>(facts.open("criticalAfter", "cooldown", "fetchTimeout"));
    open.addAll(facts.open("killGrace", "backoff", "backoff.base", "backoff.cap"));
    if (facts.isOpen("criticalAfter")) {
      return draft.open(open);
    }
    if (subject.protocol().criticalAfter() == null) {
      return never(draft.as(Severity.NOTE, "criticalAfter"), facts);
    }
    return open.isEmpty() ? judged(draft, facts) : draft.open(open);
  }

  private static Finding never(Draft draft, Facts facts) {
    double freshFor = facts.freshFor();
    return draft.fail(
        "criticalAfter at which a figure counts as not to be relied on",
        "criticalAfter = none",
        null,
        "however long refreshes fail, a figure is never marked as critical",
        Double.isFinite(freshFor)
            ? "set criticalAfter=" + Spell.above(4 * freshFor)
            : "set freshFor and criticalAfter");
  }

  private static Finding judged(Draft draft, Facts facts) {
    int failures = facts.subject().budget().toleratedFailures();
    double attempt = facts.timeout() + facts.killGrace();
    double delays = delays(facts, failures);
    double need = facts.cooldown() + facts.wait95() + (failures + 1) * attempt + delays;
    double critical = Facts.limit(facts.protocol().criticalAfter());
    String actual = "criticalAfter = " + Spell.time(critical);
    if (critical <= facts.freshFor() && Double.isFinite(facts.freshFor())) {
      return draft.fail(
          "criticalAfter > freshFor = " + Spell.time(facts.freshFor()),
          actual,
          Spell.slack(critical - facts.freshFor()),
          "a figure would be critical while it is fresh",
          "set criticalAfter=" + Spell.above(Math.max(finite(need), 4 * facts.freshFor())));
    }
    if (Double.isInfinite(need)) {
      return unbounded(draft, actual, facts);
    }
    String expected =
        String.format(
            Locale.ROOT,
            "criticalAfter >= %s (cooldown %s + wait Q95 %s + %d runs of %s with their kills +"
                + " delays %s)",
            Spell.time(need),
            Spell.time(facts.cooldown()),
            Spell.time(facts.wait95()),
            failures + 1,
            Spell.time(attempt),
            Spell.time(delays));
    String evidence = failures + " failures in a row are to be borne";
    String slack = Spell.slack(critical - need);
    return critical >= need
        ? draft.pass(expected, actual, slack, evidence)
        : draft.fail(expected, actual, slack, evidence, "set criticalAfter=" + Spell.above(need));
  }

  private static Finding unbounded(Draft draft, String actual, Facts facts) {
    boolean endless = Double.isInfinite(facts.timeout());
    return draft.fail(
        "a bound for the time of a failing attempt",
        actual + (endless ? ", fetchTimeout = none" : ", backoff.cap = none"),
        null,
        endless
            ? "a run that hangs never ends, so no age is late enough to call it a failure"
            : "delays grow without end",
        endless ? "set fetchTimeout=" + timeout(facts) : "set backoff.cap");
  }

  /// A timeout that would cut few runs, where enough is known to name one.
  private static String timeout(Facts facts) {
    return switch (Tail.of(facts.subject().workload(), facts.subject().budget().coveredShare())) {
      case Tail.Known known -> Spell.above(known.seconds());
      case Tail.Unknown _ -> "DURATION";
    };
  }

  private static double delays(Facts facts, int failures) {
    double sum = 0;
    for (int failure = 1; failure <= failures; failure++) {
      sum += Facts.longestDelay(facts.protocol().backoff(), failure) + facts.wait95();
    }
    return sum;
  }

  private static double finite(double need) {
    return Double.isFinite(need) ? need : 0;
  }
}
