package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.Verdict;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.RunTimeDrawing;
import dev.freshline.reports.report.drawing.RunTimeDrawing.Limit;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.path.RunTimes;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Table;
import dev.freshline.reports.report.table.Table.Column;
import dev.freshline.reports.statistics.TailEstimate;
import dev.freshline.reports.workload.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long runs take, beside the timeouts.
final class RunTimeSection implements Section {
  private static final int MOST_ROWS = 40;

  /// The quantile that is extrapolated to.
  private static final double RARE = 0.999;

  private final Diagnosis diagnosis;
  private final RunTimes times;

  RunTimeSection(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.times = RunTimes.of(diagnosis.workload());
  }

  @Override
  public String id() {
    return "run-times";
  }

  @Override
  public String title() {
    return "Run times";
  }

  @Override
  public boolean isEmpty() {
    return times.steps().isEmpty();
  }

  @Override
  public void write(Markup page) {
    List<Legend> legend = new ArrayList<>();
    legend.add(new Legend("s-service", "runs that have ended"));
    if (times.isSample()) {
      legend.add(new Legend("s-band", "95 % confidence band"));
    }
    new Chart(
            "run-time-chart",
            "How many runs end within a time",
            source(),
            legend,
            new RunTimeDrawing(times, limits()),
            data -> HtmlTable.write(data, table()))
        .write(page);
  }

  private String source() {
    Sample sample = diagnosis.workload().sample();
    if (sample == null) {
      return "The distribution " + diagnosis.workload().service().text() + ", as it was given.";
    }
    return sample.size()
        + " observed runs from "
        + sample.origin()
        + ", "
        + sample.censored()
        + " of them ended early: those count as longer than anything seen. "
        + bound()
        + beyond(sample);
  }

  private String bound() {
    return switch (tail()) {
      case Tail.Known known -> known.basis() + '.';
      case Tail.Unknown unknown -> unknown.why() + '.';
    };
  }

  /// What nobody observed, where enough long runs say how they thin out.
  private static String beyond(Sample sample) {
    return switch (TailEstimate.quantile(sample, RARE, Tail.CONFIDENCE)) {
      case TailEstimate.Extrapolated tail ->
          " By a model, not by observation, one run in 1000 takes longer than "
              + Amounts.seconds(tail.seconds())
              + ", or than "
              + Amounts.seconds(tail.upperSeconds())
              + " at most with 95 % confidence: a generalized Pareto tail of shape "
              + Amounts.number(tail.shape())
              + ", fitted to the "
              + tail.excesses()
              + " runs of more than "
              + Amounts.seconds(tail.thresholdSeconds())
              + '.';
      case TailEstimate.TooFew _ -> "";
    };
  }

  private Tail tail() {
    return Tail.of(diagnosis.workload(), diagnosis.budget().coveredShare());
  }

  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    add("timeout now", diagnosis.current().fetchTimeout(), "now", limits);
    Proposal best = Verdict.best(diagnosis);
    if (best != null) {
      add("recommended", best.protocol().fetchTimeout(), "new", limits);
    }
    switch (tail()) {
      case Tail.Known known -> limits.add(new Limit("upper bound", known.seconds(), "bound"));
      case Tail.Unknown _ -> {}
    }
    return limits;
  }

  private static void add(String name, @Nullable Duration timeout, String css, List<Limit> limits) {
    if (timeout != null) {
      limits.add(new Limit(name, timeout.toNanos() / 1e9, css));
    }
  }

  private Table table() {
    List<List<String>> rows =
        FrontWords.thinned(times.steps(), MOST_ROWS).stream()
            .map(step -> List.of(Amounts.seconds(step.seconds()), Amounts.percent(step.share())))
            .toList();
    return new Table(
        "Share of runs that end within a time",
        List.of(Column.number("run time"), Column.number("runs that have ended")),
        rows);
  }
}
