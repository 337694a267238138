package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.Jitter;
import java.util.List;

/// `BOUND_MATCHES_JITTER`: a bound reckons with the largest delay that can be drawn, a budget with
/// the smallest.
final class BoundMatchesJitter implements Rule {
  @Override
  public String code() {
    return "BOUND_MATCHES_JITTER";
  }

  @Override
  public String description() {
    return "the largest delay that jitter can draw is bounded, and what must hold for the smallest"
        + " holds";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.WARNING,
            subject,
            "backoff.jitter",
            "backoff.base",
            "backoff.factor",
            "backoff.cap",
            "killsTree",
            "fetchTimeout");
    if (facts.isOpen("backoff")) {
      return draft.as(Severity.WARNING, "backoff").open(List.of("backoff"));
    }
    Backoff backoff = facts.backoff();
    return backoff == null ? draft.idle("no delay is drawn") : judged(draft, facts, backoff);
  }

  private static Finding judged(Draft draft, Facts facts, Backoff backoff) {
    if (facts.isOpen("backoff.cap")) {
      return draft.open(facts.open("backoff.cap"));
    }
    if (backoff.factor() > 1 && backoff.cap() == null) {
      return draft.fail(
          "backoff.cap",
          "backoff.cap = none, backoff.factor = " + Spell.number(backoff.factor()),
          null,
          "delays grow without end, so no bound on the age of a figure holds",
          "set backoff.cap=" + cap(facts));
    }
    if (backoff.jitter() == Jitter.NONE || facts.isOpen("backoff.jitter")) {
      return facts.isOpen("backoff.jitter")
          ? draft.open(facts.open("backoff.jitter"))
          : draft.idle("every delay is its bound");
    }
    return drawn(draft, facts);
  }

  /// Full jitter draws from 0 on.
  private static Finding drawn(Draft draft, Facts facts) {
    List<String> open = facts.open("killsTree", "fetchTimeout");
    boolean orphans = !facts.protocol().killsTree() && Double.isFinite(facts.timeout());
    if (!open.isEmpty() && (orphans || facts.isOpen("fetchTimeout"))) {
      return draft.open(open);
    }
    double longest = Facts.longestDelay(facts.protocol().backoff(), Integer.MAX_VALUE);
    return orphans
        ? draft.fail(
            "a smallest delay that outlasts an orphan",
            "backoff.jitter=full, from 0s on",
            null,
            "a delay of 0s may follow a timeout, and the next run starts beside the orphan",
            "set killsTree=true, or backoff.jitter=none")
        : draft.pass(
            "largest delay bounded, smallest harmless",
            "0s to " + Spell.time(longest),
            null,
            "no orphan is left that a short delay could run into");
  }

  private static String cap(Facts facts) {
    double cooldown = facts.cooldown();
    String cap = cooldown > 0 ? Spell.atMost(0.8 * cooldown) : null;
    return cap == null ? "60s" : cap;
  }
}
