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
    double alpha = facts.subject().budget().staleFraction();
    double overhead = overhead(facts, run.seconds());
    double cooldown = facts.cooldown();
    double need = need(facts, run.seconds());
    double slack = facts.freshFor() - need;
    Figure stale = facts.subject().prediction().staleFraction();
    String expected = "freshFor >= " + Spell.time(need) + terms(facts, run.seconds());
    String actual = "freshFor = " + Spell.time(facts.freshFor());
    String evidence = evidence(stale, run);
    boolean within = stale != null && stale.high() <= alpha;
    boolean beyond = stale != null && stale.low() > alpha;
    // Without a cooldown it depends on the pipeline whether a fresh figure is renewed before it
    // turns stale; what the prediction says of its gate decides.
    boolean covered = slack >= 0 && facts.protocol().cooldown() != null;
    if (within || (covered && !beyond)) {
      return draft.pass(expected, actual, Spell.slack(slack), evidence);
    }
    if (stale == null && slack >= 0) {
      return draft.unpredicted(
          expected,
          actual + ", cooldown = none",
          "how long a fresh figure is left alone is not known, nor how many renders are stale",
          "set cooldown=" + Spell.above(Math.max(0, facts.freshFor() - overhead) / 2));
    }
    return draft.fail(
        expected,
        actual,
        Spell.slack(slack),
        evidence,
        slack < 0 ? repair(need, facts.freshFor() - overhead, cooldown) : longer(facts, need));
  }

  /// What the age reaches just before the successor is there.
  private static double need(Facts facts, double run) {
    boolean both =
        facts.protocol().cooldownFrom() == Origin.START
            && facts.protocol().stampAt() == Origin.START;
    return both
        ? Math.max(facts.cooldown(), run) + facts.wait95() + run
        : facts.cooldown() + overhead(facts, run);
  }

  /// All of it but the cooldown.
  private static double overhead(Facts facts, double run) {
    return facts.wait95() + (facts.beginsFresh() ? run : 2 * run);
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

  private static String repair(double need, double shortest, double cooldown) {
    String keepsCooldown = "set freshFor=" + Spell.above(need);
    String less = Spell.atMost(shortest);
    return less == null || cooldown == 0
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
