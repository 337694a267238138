package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.predict.Figure;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `FRESH_COVERS_CYCLE`: a figure stays fresh until its successor is there.
///
/// The time from one success to the next is a cooldown, the wait for a render that asks, and a run;
/// an age that counts from the start of a run is longer by that run. A shorter `freshFor` marks as
/// stale what nothing is allowed to refresh.
final class FreshCoversCycle implements Rule {
  @Override
  public String code() {
    return "FRESH_COVERS_CYCLE";
  }

  @Override
  public String description() {
    return "freshFor covers cooldown, the wait for the next render and a run, or the share of stale"
        + " renders stays within its budget";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft =
        new Draft(
            this,
            Severity.ERROR,
            subject,
            "freshFor",
            "cooldown",
            "fetchTimeout",
            "cooldownFrom",
            "stampAt");
    List<String> open =
        facts.open("freshFor", "cooldown", "fetchTimeout", "cooldownFrom", "stampAt");
    if (!open.isEmpty()) {
      return draft.open(open);
    }
    if (subject.protocol().freshFor() == null) {
      return draft.idle("no figure is ever marked as stale: see STAMP_TRAVELS");
    }
    return switch (facts.longestRun()) {
      case Tail.Known run -> judged(draft, facts, run);
      case Tail.Unknown unknown -> draft.shortOfData(unknown);
    };
  }

  private static Finding judged(Draft draft, Facts facts, Tail.Known run) {
    double need = need(facts, run.seconds());
    return facts.freshFor() < need
        ? shorter(draft, facts, run, need)
        : covering(draft, facts, run, need);
  }

  /// Cycles may be longer than `freshFor`, and yet so seldom that the budget bears it.
  private static Finding shorter(Draft draft, Facts facts, Tail.Known run, double need) {
    double alpha = facts.subject().budget().staleFraction();
    Figure stale = facts.subject().prediction().staleFraction();
    String longest = Spell.time(need) + terms(facts, run.seconds());
    if (stale != null && stale.high() <= alpha) {
      return draft.pass(
          atMost(alpha),
          Spell.percent(stale),
          Spell.percent(alpha - stale.high()),
          actual(facts) + " does not cover the longest cycles, " + longest + ", but nearly all");
    }
    return draft.fail(
        "freshFor >= " + longest,
        actual(facts),
        Spell.slack(facts.freshFor() - need),
        evidence(stale, run),
        repair(facts, run.seconds(), need));
  }

  /// Without a cooldown it depends on the pipeline whether a fresh figure is renewed before it
  /// turns stale; what the prediction says of its gate decides.
  private static Finding covering(Draft draft, Facts facts, Tail.Known run, double need) {
    double alpha = facts.subject().budget().staleFraction();
    Figure stale = facts.subject().prediction().staleFraction();
    if (stale != null && stale.low() > alpha) {
      return draft.fail(
          atMost(alpha),
          Spell.percent(stale),
          Spell.percent(alpha - stale.value()),
          actual(facts) + " covers a cycle; " + evidence(stale, run),
          longer(facts, need));
    }
    String expected = "freshFor >= " + Spell.time(need) + terms(facts, run.seconds());
    boolean within = stale != null && stale.high() <= alpha;
    return within || facts.protocol().cooldown() != null
        ? draft.pass(
            expected, actual(facts), Spell.slack(facts.freshFor() - need), evidence(stale, run))
        : draft.unpredicted(
            expected,
            actual(facts) + ", cooldown = none",
            "how long a fresh figure is left alone is not known; " + evidence(stale, run),
            "set cooldown=" + Spell.above(Math.max(0, longestCooldown(facts, run.seconds())) / 2));
  }

  private static String atMost(double alpha) {
    return "at most " + Spell.percent(alpha) + " of renders stale";
  }

  private static String actual(Facts facts) {
    return "freshFor = " + Spell.time(facts.freshFor());
  }

  /// What the age reaches just before the successor is there.
  private static double need(Facts facts, double run) {
    boolean both =
        facts.protocol().cooldownFrom() == Origin.START
            && facts.protocol().stampAt() == Origin.START;
    double gate = both ? Math.max(facts.cooldown(), run) : facts.cooldown();
    return gate + overhead(facts, run);
  }

  /// All of it but the cooldown.
  private static double overhead(Facts facts, double run) {
    return facts.wait95() + (facts.beginsFresh() ? run : 2 * run);
  }

  /// The longest that `freshFor` covers; negative where it covers none.
  private static double longestCooldown(Facts facts, double run) {
    return facts.freshFor() - overhead(facts, run);
  }

  private static String terms(Facts facts, double run) {
    return String.format(
        " (cooldown %s + wait Q95 %s + run %s%s)",
        Spell.time(facts.cooldown()),
        Spell.time(facts.wait95()),
        Spell.time(run),
        facts.beginsFresh() ? "" : " + the run before it, as age counts from its start");
  }

  private static String evidence(@Nullable Figure stale, Tail.Known run) {
    return (stale == null
            ? "how many renders are stale is not predicted"
            : Spell.percent(stale) + " of renders show a stale figure")
        + "; a run takes up to "
        + Spell.time(run.seconds())
        + " ("
        + run.basis()
        + ")";
  }

  private static String repair(Facts facts, double run, double need) {
    String keepsCooldown = "set freshFor=" + Spell.above(need);
    String less = Spell.atMost(longestCooldown(facts, run));
    return less == null || facts.cooldown() == 0
        ? keepsCooldown
        : keepsCooldown + ", or cooldown=" + less + " to keep freshFor";
  }

  /// The cycle is covered, and yet too much is stale: failures, or a long tail.
  private static String longer(Facts facts, double need) {
    Figure q99 = facts.subject().prediction().ageQuantilesSeconds().get(0.99);
    double age = q99 == null ? 2 * need : Math.max(need, q99.high());
    return "set freshFor=" + Spell.above(age) + ", or find out why runs fail or take so long";
  }
}
