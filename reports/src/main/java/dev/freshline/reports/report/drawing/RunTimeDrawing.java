package dev.freshline.reports.report.drawing;

import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.Frame.Note;
import dev.freshline.reports.report.chart.LinearScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import dev.freshline.reports.report.path.RunTimes;
import dev.freshline.reports.report.path.RunTimes.Step;
import java.util.ArrayList;
import java.util.List;

/// How many runs end within a time, with the limits that are set for them.
public final class RunTimeDrawing implements Drawing {
  private static final int MOST_MARKS = 40;

  private final RunTimes times;
  private final List<Limit> limits;

  public RunTimeDrawing(RunTimes times, List<Limit> limits) {
    this.times = times;
    this.limits = limits.stream().filter(limit -> Double.isFinite(limit.seconds())).toList();
  }

  /// A time that matters to runs.
  ///
  /// @param css `now`, `new` or `bound`
  public record Limit(String name, double seconds, String css) {}

  @Override
  public Size sized(Size size) {
    return size.withHeight(size.height() + limits.size() * 14);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    Frame frame = Frame.in(size, 5, limits.size());
    double limit = limits.stream().mapToDouble(Limit::seconds).max().orElse(0);
    double most = Math.max(limit, times.mostSeconds()) * 1.02;
    Scale x = LinearScale.until(most, size.isCompact() ? 4 : 8, frame.x(), Amounts::seconds);
    Scale y = LinearScale.covering(1, 4, frame.y(), Amounts::percent);
    frame.axes(pen, x, "run time", y, "runs that have ended");
    band(pen, x, y, most);
    pen.polyline("line service", curve(x, y, most));
    frame.notes(
        pen,
        limits.stream()
            .map(each -> new Note(x.at(each.seconds()), text(each), each.css()))
            .toList());
    marks(pen, x, y);
  }

  private static String text(Limit limit) {
    return limit.name() + ' ' + Amounts.seconds(limit.seconds());
  }

  /// A stair for a sample, a line for a distribution.
  private List<Spot> curve(Scale x, Scale y, double most) {
    List<Spot> spots = new ArrayList<>(List.of(new Spot(x.at(0), y.at(0))));
    double share = 0;
    for (Step step : times.steps()) {
      if (times.isSample()) {
        spots.add(new Spot(x.at(step.seconds()), y.at(share)));
      }
      share = step.share();
      spots.add(new Spot(x.at(step.seconds()), y.at(share)));
    }
    spots.add(new Spot(x.at(most), y.at(share)));
    return spots;
  }

  private void band(Pen pen, Scale x, Scale y, double most) {
    double half = times.bandHalfWidth();
    if (half <= 0) {
      return;
    }
    List<Spot> upper = new ArrayList<>();
    List<Spot> lower = new ArrayList<>();
    double share = 0;
    for (Step step : times.steps()) {
      for (double at : List.of(share, step.share())) {
        upper.add(new Spot(x.at(step.seconds()), y.at(at + half)));
        lower.addFirst(new Spot(x.at(step.seconds()), y.at(at - half)));
      }
      share = step.share();
    }
    upper.add(new Spot(x.at(most), y.at(share + half)));
    lower.addFirst(new Spot(x.at(most), y.at(share - half)));
    upper.addAll(lower);
    pen.polygon("band", upper);
  }

  private void marks(Pen pen, Scale x, Scale y) {
    int every = Math.max(1, times.steps().size() / MOST_MARKS);
    for (int i = every - 1; i < times.steps().size(); i += every) {
      Step step = times.steps().get(i);
      pen.mark(
          "hit service-mark",
          new Spot(x.at(step.seconds()), y.at(step.share())),
          3,
          Amounts.percent(step.share()) + " end within " + Amounts.seconds(step.seconds()));
    }
  }
}
