package dev.freshline.reports.report.table;

import static dev.freshline.reports.report.table.Table.Column.code;
import static dev.freshline.reports.report.table.Table.Column.number;
import static dev.freshline.reports.report.table.Table.Column.text;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.reports.recommend.Recommendation.Point;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.Amounts.Unit;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.given.GateResult;
import dev.freshline.reports.report.given.LatencyCurve;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of a diagnosis.
public final class Tables {
  private Tables() {}

  /// What the current settings do, and the recommended ones if there are any.
  public static Table figures(Diagnosis diagnosis) {
    Proposal best = Verdict.best(diagnosis);
    List<List<String>> rows = new ArrayList<>();
    for (KeyFigure figure : KeyFigure.FOR_PEOPLE) {
      String now = figure.text(diagnosis.prediction());
      rows.add(
          best == null
              ? List.of(figure.label(), now)
              : List.of(figure.label(), now, figure.text(best.prediction())));
    }
    return new Table(
        "What the settings do, with 95% intervals where they are not exact",
        best == null
            ? List.of(text("figure"), number("now"))
            : List.of(text("figure"), number("now"), number("recommended")),
        rows);
  }

  /// The settings of a proposal.
  public static Table choices(Proposal proposal) {
    return new Table(
        "Settings: " + proposal.name(),
        List.of(
            code("setting"),
            code("now"),
            code("new"),
            text("why"),
            text("decided by"),
            text("10% less, 10% more")),
        proposal.choices().stream().map(Tables::choice).toList());
  }

  private static List<String> choice(Choice choice) {
    String slack = choice.slack().isEmpty() ? "" : " (slack " + choice.slack() + ')';
    return List.of(
        choice.key(),
        choice.old(),
        choice.value(),
        choice.why(),
        choice.bindingRule() + slack,
        choice.price());
  }

  /// Further ways to set things right, each with what it does.
  public static Table repairs(List<Proposal> repairs) {
    List<List<String>> rows = new ArrayList<>();
    for (Proposal repair : repairs) {
      rows.add(
          List.of(
              repair.name(),
              changes(repair),
              KeyFigure.STALE.text(repair.prediction()),
              KeyFigure.RUNS.text(repair.prediction()),
              KeyFigure.CPU.text(repair.prediction())));
    }
    return new Table(
        "Other ways to set it right",
        List.of(
            text("repair"),
            text("changes"),
            number("stale renders"),
            number("runs per hour"),
            number("CPU time per hour")),
        rows);
  }

  /// `cooldown 300s to 78s, lock.staleAfter 35s to 40s`.
  public static String changes(Proposal proposal) {
    String changes =
        proposal.choices().stream()
            .filter(choice -> !choice.old().equals(choice.value()))
            .map(choice -> choice.key() + ' ' + choice.old() + " to " + choice.value())
            .collect(Collectors.joining(", "));
    return changes.isEmpty() ? "none" : changes;
  }

  /// What less staleness costs.
  public static Table front(List<Point> front) {
    return points("Least cost for each stale share", front);
  }

  public static Table points(String caption, List<Point> points) {
    return new Table(
        caption,
        List.of(
            number("cooldown"),
            number("fresh for"),
            number("stale renders"),
            number("runs per hour"),
            number("CPU time per hour")),
        points.stream().map(Tables::point).toList());
  }

  private static List<String> point(Point point) {
    return List.of(
        Amounts.seconds(point.cooldownSeconds()),
        Amounts.seconds(point.freshForSeconds()),
        Amounts.percent(point.staleFraction()),
        Amounts.number(point.runsPerHour()),
        Amounts.seconds(point.cpuSecondsPerHour()));
  }

  /// Predictions beside measurements.
  public static Table verification(Verification verification) {
    List<List<String>> rows = new ArrayList<>();
    for (Verification.Row row : verification.rows()) {
      KeyFigure figure = KeyFigure.ofKey(row.figure());
      rows.add(
          List.of(
              row.protocol(),
              figure == null ? row.figure() : figure.label(),
              measure(figure, row.predicted()),
              measure(figure, row.measured()),
              row.mismatch() ? "model mismatch" : "agree"));
    }
    return new Table(
        "Predicted and measured with real processes, 95% intervals",
        List.of(
            text("settings"),
            text("figure"),
            number("predicted"),
            number("measured"),
            text("verdict")),
        rows);
  }

  private static String measure(@Nullable KeyFigure figure, Figure value) {
    return Amounts.figure(figure == null ? Unit.COUNT : figure.unit(), value);
  }

  /// The timeline of a witness.
  public static Table witness(Witness witness) {
    return new Table(
        witness.rule() + ": " + witness.property(),
        List.of(number("time"), code("process"), text("does"), text("result")),
        witness.steps().stream()
            .map(
                step -> List.of(time(step.seconds()), step.process(), step.effect(), step.result()))
            .toList());
  }

  /// With one digit behind the point, so that times stand below each other.
  public static String time(double seconds) {
    return String.format(Locale.ROOT, "%.1fs", seconds);
  }

  /// What the gate found.
  public static Table gate(GateResult gate) {
    List<List<String>> rows = new ArrayList<>();
    for (GateResult.Property property : gate.properties()) {
      rows.add(
          List.of(
              property.name(),
              property.protocol(),
              property.expected().equals("broken") ? "caught" : "held",
              property.verdict(),
              String.valueOf(property.runs()),
              String.valueOf(property.faults()),
              String.valueOf(property.duplicates()),
              String.valueOf(property.overlaps()),
              Amounts.seconds(property.worstWaitMillis() / 1000.0),
              property.why()));
    }
    return new Table(
        "The gate, seed " + gate.seed() + ", commit " + gate.commit(),
        List.of(
            text("scenario"),
            text("protocol"),
            text("to be"),
            text("verdict"),
            number("runs"),
            number("faults"),
            number("duplicates"),
            number("overlaps"),
            number("worst wait"),
            text("why")),
        rows);
  }

  /// What was assumed, and what may be spent.
  public static Table basis(Diagnosis diagnosis) {
    Workload workload = diagnosis.workload();
    Budget budget = diagnosis.budget();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("run times", runTimes(workload)));
    rows.add(List.of("demand", demand(workload.demand())));
    rows.add(List.of("sessions", String.valueOf(workload.sessions())));
    rows.add(List.of("waiters", waiters(workload)));
    rows.add(List.of("fetches that fail", Amounts.percent(workload.failures())));
    rows.add(List.of("holders that crash", Amounts.percent(workload.crashes())));
    rows.add(List.of("CPU per busy second", Amounts.seconds(workload.cpuPerBusySecond())));
    rows.add(List.of("budget: stale renders", Amounts.percent(budget.staleFraction())));
    rows.add(List.of("budget: runs ended", Amounts.percent(budget.timeoutFraction())));
    rows.add(List.of("budget: duplicates per run", Amounts.number(budget.duplicatesPerRun())));
    rows.add(List.of("budget: busy time", Amounts.percent(budget.busyFraction())));
    rows.add(List.of("budget: failures borne", String.valueOf(budget.toleratedFailures())));
    rows.add(List.of("seed", String.valueOf(diagnosis.seed())));
    return new Table("Workload and budget", List.of(text("what"), text("value")), rows);
  }

  private static String waiters(Workload workload) {
    return workload.waiters() == Workload.EVERY_RENDER
        ? "every render that finds the lock taken"
        : String.valueOf(workload.waiters());
  }

  private static String runTimes(Workload workload) {
    Sample sample = workload.sample();
    return sample == null
        ? workload.service().text()
        : sample.size()
            + " runs, "
            + sample.censored()
            + " of them ended early, from "
            + sample.origin()
            + "; SHA-256 "
            + sample.sha256().substring(0, 16);
  }

  private static String demand(Demand demand) {
    return switch (demand) {
      case Demand.Poisson poisson ->
          "a render every " + Amounts.seconds(poisson.meanGapSeconds()) + " on average, Poisson";
      case Demand.Periodic periodic ->
          periodic.sessions()
              + " sessions, each renders every "
              + Amounts.seconds(periodic.periodSeconds());
      case Demand.Bursty bursty ->
          "a render every "
              + Amounts.seconds(bursty.meanGapSeconds())
              + " in spells of "
              + Amounts.seconds(bursty.activeSeconds())
              + ", then none for "
              + Amounts.seconds(bursty.idleSeconds());
    };
  }

  /// The usual percentiles of bench's curves.
  public static Table latencies(List<LatencyCurve> curves) {
    List<Double> percentiles = List.of(50.0, 90.0, 99.0, 99.9, 100.0);
    List<List<String>> rows = new ArrayList<>();
    for (LatencyCurve curve : curves) {
      List<String> row = new ArrayList<>(List.of(curve.name()));
      for (double percentile : percentiles) {
        LatencyCurve.Point point = curve.at(percentile);
        row.add(point == null ? "not measured" : Latency.text(point.seconds()));
      }
      rows.add(row);
    }
    return new Table(
        "Latency by percentile",
        List.of(
            text("what"),
            number("p50"),
            number("p90"),
            number("p99"),
            number("p99.9"),
            number("max")),
        rows);
  }
}
