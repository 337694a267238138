package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.Gate;
import java.util.List;

/// `GATE_YIELDS_TO_STALE`: a cooldown never blocks the refresh of a stale figure.
///
/// A cooldown is there to save work. Asked before the age, one that is longer than `freshFor`
/// prevents it: nobody may refresh what everybody sees marked. Where the age counts from the start
/// of a run and the cooldown from its end, a figure has aged by that run when the cooldown begins.
final class GateYieldsToStale implements Rule {
  @Override
  public String code() {
    return "GATE_YIELDS_TO_STALE";
  }

  @Override
  public String description() {
    return "a cooldown never blocks a refresh when the figure is older than freshFor";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "gate",
            "cooldown",
            "freshFor",
            "stampAt",
            "cooldownFrom",
            "fetchTimeout");
    if (!facts.isOpen("gate") && subject.protocol().gate() == Gate.STALE_FIRST) {
      return draft.pass(
          "gate=stale-first, or a cooldown that is over by freshFor",
          "gate=stale-first",
          null,
          "a stale figure is refreshed, cooldown or not");
    }
    if (!facts.isOpen("cooldown") && facts.cooldown() == 0) {
      return draft.idle("there is no cooldown");
    }
    List<String> open = facts.open("gate", "cooldown", "freshFor");
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    boolean isDecided = facts.freshFor() < facts.cooldown() || Double.isInfinite(facts.freshFor());
    return isDecided || facts.beginsFresh() ? judged(draft, facts, 0) : afterRun(draft, facts);
  }

  /// A figure may have the age of its run when the cooldown begins.
  private static Finding afterRun(Draft draft, Facts facts) {
    List<String> open = facts.open("stampAt", "cooldownFrom", "fetchTimeout");
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    return switch (facts.longestRun()) {
      case Tail.Known run -> judged(draft, facts, run.seconds());
      case Tail.Unknown unknown -> draft.shortOfData(unknown);
    };
  }

  private static Finding judged(Draft draft, Facts facts, double run) {
    double slack = facts.freshFor() - facts.cooldown() - run;
    String expected =
        "gate=stale-first, or cooldown"
            + (run > 0 ? " + a run of " + Spell.time(run) : "")
            + " <= freshFor = "
            + Spell.time(facts.freshFor());
    String actual = "gate=cooldown-first, cooldown = " + Spell.time(facts.cooldown());
    if (slack >= 0) {
      return draft.pass(
          Double.isFinite(slack) ? expected : "gate=stale-first, or freshFor=none",
          actual,
          Spell.slack(slack),
          "the cooldown is over before a figure turns stale");
    }
    return draft.fail(
        expected,
        actual,
        Spell.slack(slack),
        "for "
            + (run > 0 ? "up to " : "")
            + Spell.time(-slack)
            + " of each cycle a stale figure is shown and no refresh allowed",
        "set gate=stale-first");
  }
}
