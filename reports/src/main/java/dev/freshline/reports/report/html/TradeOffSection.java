package dev.freshline.reports.report.html;

import dev.freshline.reports.diagnose.Diagnosis;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.drawing.FrontDrawing;
import dev.freshline.reports.report.drawing.HeatDrawing;
import dev.freshline.reports.report.drawing.MapGrid;
import dev.freshline.reports.report.html.Chart.Legend;
import dev.freshline.reports.report.table.FrontWords;
import dev.freshline.reports.report.table.Tables;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be had: the stale share over cooldown and freshness, and what less of it costs.
record TradeOffSection(Diagnosis diagnosis) implements Section {
  private static final int MOST_ROWS = 40;

  @Override
  public String id() {
    return "trade-off";
  }

  @Override
  public String title() {
    return "What can be had";
  }

  @Override
  public boolean isEmpty() {
    return !(diagnosis.recommendation() instanceof Advised advised)
        || (advised.map().isEmpty() && advised.front().isEmpty());
  }

  @Override
  public void write(Markup page) {
    if (diagnosis.recommendation() instanceof Advised advised) {
      page.open("div", "class", "pair");
      if (!advised.map().isEmpty()) {
        map(advised).write(page);
      }
      if (!advised.front().isEmpty()) {
        front(advised).write(page);
      }
      page.close().line();
    }
  }

  private Chart map(Advised advised) {
    MapGrid grid = MapGrid.of(advised.map());
    double budget = diagnosis.budget().staleFraction();
    List<HeatDrawing.Place> places = new ArrayList<>();
    place("now", diagnosis.current(), "now", places);
    place("recommended", advised.best().protocol(), "new", places);
    List<Legend> legend = new ArrayList<>();
    double below = 0;
    for (int step = 0; step < HeatDrawing.STEPS.size(); step++) {
      double to = HeatDrawing.STEPS.get(step);
      legend.add(
          new Legend("s-h" + step, Amounts.number(below * 100) + " to " + Amounts.percent(to)));
      below = to;
    }
    legend.add(new Legend("s-h" + HeatDrawing.STEPS.size(), "more"));
    legend.add(new Legend("s-edge", "edge of the budget, " + Amounts.percent(budget)));
    legend.add(new Legend("s-place-now", "now"));
    legend.add(new Legend("s-place-new", "recommended"));
    return new Chart(
        "map-chart",
        "Stale renders by cooldown and freshness",
        "The longer the cooldown and the shorter a figure counts as fresh, the more renders are"
            + " stale. All other settings are the recommended ones.",
        legend,
        new HeatDrawing(grid, budget, places),
        data -> HeatTable.write(data, grid));
  }

  private static void place(
      String name, Protocol protocol, String css, List<HeatDrawing.Place> places) {
    if (protocol.freshFor() != null) {
      places.add(
          new HeatDrawing.Place(
              name, seconds(protocol.cooldown()), seconds(protocol.freshFor()), css));
    }
  }

  private static double seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toNanos() / 1e9;
  }

  private Chart front(Advised advised) {
    List<FrontDrawing.Place> places = new ArrayList<>();
    for (Proposal repair : advised.repairs()) {
      place(repair.name(), repair.prediction(), "repair", places);
    }
    place("now", diagnosis.prediction(), "now", places);
    place("recommended", advised.best().prediction(), "new", places);
    List<Legend> legend =
        List.of(
            new Legend("s-front", "least cost for each stale share"),
            new Legend("s-place-now", "now"),
            new Legend("s-place-new", "recommended"),
            new Legend("s-place-repair", "repairs"));
    return new Chart(
        "front-chart",
        "Staleness against cost",
        "What other cooldowns cost at the recommended freshness; another freshness, as a repair may"
            + " have, has a line of its own. "
            + String.join("; ", FrontWords.of(advised.front()))
            + '.',
        legend,
        new FrontDrawing(advised.front(), places),
        data ->
            HtmlTable.write(data, Tables.front(FrontWords.thinned(advised.front(), MOST_ROWS))));
  }

  private static void place(
      String name, Prediction prediction, String css, List<FrontDrawing.Place> places) {
    var cpu = prediction.cpuSecondsPerHour();
    var stale = prediction.staleFraction();
    if (cpu != null && stale != null) {
      places.add(new FrontDrawing.Place(name, cpu.value(), stale.value(), css));
    }
  }
}
