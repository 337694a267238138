package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.Jitter;
import java.util.ArrayList;
import java.util.List;

/// `FAILURE_GATE`: a failure is followed by a delay of its own, shorter than the cooldown.
///
/// Without one, each render tries again what has just failed. With one as long as the cooldown, a
/// single failure costs a whole cycle. And it outlasts the orphan that a timeout may leave, since
/// otherwise the next run begins beside it.
final class FailureGate implements Rule {
  @Override
  public String code() {
    return "FAILURE_GATE";
  }

  @Override
  public String description() {
    return "a failure is followed by a capped delay that is shorter than the cooldown and outlasts"
        + " any orphan";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.WARNING,
            subject,
            "backoff.base",
            "backoff.factor",
            "backoff.cap",
            "backoff.jitter",
            "cooldown",
            "freshFor",
            "fetchTimeout",
            "killsTree");
    if (facts.isOpen("backoff")) {
      return draft.as(Severity.WARNING, "backoff").open(List.of("backoff"));
    }
    Backoff backoff = facts.backoff();
    return backoff == null
        ? none(draft.as(Severity.WARNING, "backoff", "cooldown"), facts)
        : judged(draft, facts, backoff);
  }

  private static Finding none(Draft draft, Facts facts) {
    double base = Math.min(5, whole(facts) / 10);
    return draft.fail(
        "a delay after a failure",
        facts.protocol().backoff() == null ? "backoff = none" : "backoff.base = 0s",
        null,
        "whatever fails is tried again at the next render: every "
            + Spell.time(facts.wait95() / 3)
            + " or so",
        "set backoff=" + object(Spell.above(base), cap(facts)));
  }

  private static Finding judged(Draft draft, Facts facts, Backoff backoff) {
    double orphan = orphan(facts);
    boolean outlasts = facts.isOpen("backoff.base") || Facts.delay(backoff.base()) >= orphan;
    double longest = Facts.longestDelay(backoff, Integer.MAX_VALUE);
    double whole = whole(facts);
    String actual = "delays of " + range(facts, backoff, longest);
    if (!outlasts) {
      return draft.fail(
          "backoff.base >= " + Spell.time(orphan) + ", an orphan's remaining life",
          actual,
          Spell.slack(Facts.delay(backoff.base()) - orphan),
          "the timeout does not end the whole tree, so the next run starts beside the last",
          "set killsTree=true, or backoff.base=" + Spell.above(orphan));
    }
    String expected = "delays below " + limitName(facts) + " = " + Spell.time(whole);
    if (longest >= whole) {
      return draft.fail(
          expected,
          actual,
          Spell.slack(whole - longest),
          "a failure delays the next attempt as long as a success does, or longer",
          backoff.base() != null && Facts.delay(backoff.base()) >= 0.8 * whole
              ? "set backoff=" + object(Spell.above(whole / 10), cap(facts))
              : "set backoff.cap=" + cap(facts));
    }
    var open = new ArrayList<>(facts.open("backoff.base", "backoff.cap"));
    open.addAll(facts.open("cooldown", "killsTree"));
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    return draft.pass(expected, actual, Spell.slack(whole - longest), remark(backoff, orphan));
  }

  /// The delay that a success is followed by: the cooldown, or all the time a figure is fresh where
  /// there is none.
  private static double whole(Facts facts) {
    return facts.protocol().cooldown() == null ? facts.freshFor() : facts.cooldown();
  }

  private static String limitName(Facts facts) {
    return facts.protocol().cooldown() == null ? "freshFor" : "cooldown";
  }

  private static String cap(Facts facts) {
    double whole = whole(facts);
    String cap = Double.isFinite(whole) ? Spell.atMost(0.8 * whole) : null;
    return cap == null ? "60s" : cap;
  }

  private static String object(String base, String cap) {
    return String.format(
        "{\"base\":\"%s\",\"factor\":2,\"cap\":\"%s\",\"jitter\":\"full\"}", base, cap);
  }

  private static String range(Facts facts, Backoff backoff, double longest) {
    String from = facts.isOpen("backoff.base") ? "?" : Spell.time(Facts.delay(backoff.base()));
    return from + " to " + (Double.isFinite(longest) ? Spell.time(longest) : "any length");
  }

  /// What is left of a run after its timeout, 999 times out of 1000; 0 where the tree is killed or
  /// nothing is known.
  private static double orphan(Facts facts) {
    if (facts.protocol().killsTree() || facts.isOpen("killsTree")) {
      return 0;
    }
    double timeout = facts.timeout();
    return switch (Tail.of(facts.subject().workload(), 0.999)) {
      case Tail.Known known when Double.isFinite(timeout) -> Math.max(0, known.seconds() - timeout);
      case Tail.Known _, Tail.Unknown _ -> 0;
    };
  }

  private static String remark(Backoff backoff, double orphan) {
    String outlasted =
        orphan > 0 ? "an orphan lives for up to " + Spell.time(orphan) + " more; " : "";
    return outlasted
        + (backoff.jitter() == Jitter.NONE
            ? "not jittered: that is enough while all sessions share one delay"
            : "jittered");
  }
}
