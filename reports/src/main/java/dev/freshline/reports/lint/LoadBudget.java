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
    var facts = new Facts(subject);
    var draft = new Draft(this, Severity.WARNING, subject, "cooldown", "fetchTimeout", "lock.kind");
    Figure busy = subject.prediction().busySecondsPerHour();
    if (busy == null) {
      List<String> open = facts.open("cooldown", "fetchTimeout", "freshFor", "lock.kind");
      return draft.open(
          open.isEmpty() ? List.of("load") : open, "how long runs are alive is not predicted");
    }
    return judged(draft, subject, busy);
  }

  private static Finding judged(Draft draft, Subject subject, Figure busy) {
    double budget = subject.budget().busyFraction();
    double share = busy.value() / HOUR;
    String expected = "runs alive for at most " + Spell.percent(budget) + " of the time";
    String actual = Spell.percent(share);
    String slack = Spell.percent(budget - share);
    String evidence = evidence(subject.prediction(), busy);
    return busy.low() / HOUR <= budget
        ? draft.pass(expected, actual, slack, evidence)
        : draft.fail(expected, actual, slack, evidence, fix(subject, share / budget));
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
