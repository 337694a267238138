package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import java.util.List;

/// `STAMP_TRAVELS`: whether a figure is fresh follows from its stamp, whoever hands it on.
///
/// A flag that is stored is a judgement of the past: it stays true while the figure ages, and goes
/// with a failure although the figure is good.
final class StampTravels implements Rule {
  @Override
  public String code() {
    return "STAMP_TRAVELS";
  }

  @Override
  public String description() {
    return "freshness is derived from the stamp and freshFor, never from a stored flag";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft = new Draft(this, Severity.ERROR, subject, "freshFlag", "freshFor");
    boolean openFlag = facts.isOpen("freshFlag");
    if (!openFlag && subject.protocol().freshFlag() == FreshFlag.STORED) {
      return draft.fail(
          "freshFlag=derived",
          "freshFlag=stored",
          null,
          "a figure keeps its flag while it ages, and loses it with a failure that it survives",
          "set freshFlag=derived: store when it was observed, and judge whenever it is shown");
    }
    if (!facts.isOpen("freshFor") && subject.protocol().freshFor() == null) {
      return draft.fail(
          "freshFor at which a figure is marked",
          "freshFor = none",
          null,
          "a figure of any age is shown without a mark",
          "set freshFor=" + Spell.above(Math.max(60, 2 * facts.cooldown())));
    }
    List<String> open = facts.open("freshFlag", "freshFor");
    return open.isEmpty()
        ? draft.pass("freshFlag=derived", "freshFlag=derived", null, "judged whenever it is shown")
        : draft.open(open);
  }
}
