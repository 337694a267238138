package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.Gate;
import java.util.List;

/// `GATE_YIELDS_TO_STALE`: a cooldown never blocks the refresh of a stale figure.
///
/// A cooldown is there to save work. Asked before the age, one that is longer than `freshFor`
/// prevents it: nobody may refresh what everybody sees marked.
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
    var draft = new Draft(this, Severity.ERROR, subject, "gate", "cooldown", "freshFor");
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
    return open.isEmpty() ? judged(draft, facts) : draft.open(open);
  }

  private static Finding judged(Draft draft, Facts facts) {
    double slack = facts.freshFor() - facts.cooldown();
    String expected = "gate=stale-first, or cooldown <= freshFor = " + Spell.time(facts.freshFor());
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
            + Spell.time(-slack)
            + " of each cycle a stale figure is shown and no refresh allowed",
        "set gate=stale-first");
  }
}
