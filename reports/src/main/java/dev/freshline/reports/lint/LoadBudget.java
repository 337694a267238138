package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;
import java.util.List;

/// `LOAD_BUDGET`: runs are alive for no more than their share of the time.
final class LoadBudget implements Rule {
  private static final double HOUR = 3600;

  @Override
  public String code() {
    return "LOAD_BUDGET";
  }

  @Override
  public String description() {
    return "the share of time in which runs are alive stays within its budget";
  }

  @Override
  public Finding check(Subject subject) {
    var draft = new Draft(this, Severity.WARNING, subject, "cooldown", "fetchTimeout", "lock.kind");
    Figure busy = subject.prediction().busySecondsPerHour();
    if (busy != null) {
      return judged(draft, subject, busy);
    }
    List<String> open =
        new Facts(subject).open("cooldown", "fetchTimeout", "freshFor", "lock.kind");
    String evidence = "how long runs are alive is not predicted";
    return open.isEmpty()
        ? draft.unpredicted(
            expected(subject),
            "no figure",
            evidence,
            "set fetchTimeout and killsTree=true, so that every run ends")
        : draft.open(open, evidence);
  }

  /// By the upper end of the interval; what reaches across the budget is not known to keep it.
  private static Finding judged(Draft draft, Subject subject, Figure busy) {
    double budget = subject.budget().busyFraction();
    var share =
        new Figure(busy.value() / HOUR, busy.low() / HOUR, busy.high() / HOUR, busy.method());
    String actual = Spell.percent(share);
    String evidence = evidence(subject.prediction(), busy);
    if (share.high() <= budget) {
      return draft.pass(expected(subject), actual, Spell.percent(budget - share.high()), evidence);
    }
    String fix = fix(subject, share.high() / budget);
    return share.low() > budget
        ? draft.fail(
            expected(subject), actual, Spell.percent(budget - share.value()), evidence, fix)
        : draft.unpredicted(expected(subject), actual, evidence, fix);
  }

  private static String expected(Subject subject) {
    return "runs alive for at most "
        + Spell.percent(subject.budget().busyFraction())
        + " of the time";
  }

  /// The cycle must be longer by this factor, and the cooldown is the part of it that can be; but
  /// where waiters run again what is done, that comes first.
  private static String fix(Subject subject, double factor) {
    Protocol.Waiting waiting = subject.protocol().waiting();
    if (waiting.count() > 0 && !waiting.rereads() && subject.workload().waiters() != 0) {
      return "set wait.rereads=true, so that waiters share a run; then look again";
    }
    double cooldown = new Facts(subject).cooldown();
    Figure cycle = subject.prediction().cycleSeconds();
    double length = cycle == null ? cooldown : cycle.value();
    double longer = cooldown + length * (factor - 1);
    return longer > 0 && Double.isFinite(longer)
        ? "set cooldown=" + Spell.above(longer) + " and freshFor to match it"
        : "make runs shorter, or raise the budget";
  }

  private static String evidence(Prediction prediction, Figure busy) {
    Figure runs = prediction.runsPerHour();
    Figure cpu = prediction.cpuSecondsPerHour();
    return (runs == null ? "" : Spell.number(runs.value()) + " runs an hour, ")
        + "alive for "
        + Spell.time(busy.value())
        + " of it"
        + (cpu == null ? "" : ", " + Spell.number(cpu.value()) + " CPU seconds");
  }
}
