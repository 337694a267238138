package dev.freshline.reports.report.drawing;

import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LinearScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import dev.freshline.reports.report.path.AgePath;
import dev.freshline.reports.report.path.AgePath.Tooth;
import dev.freshline.reports.report.path.Paths;
import dev.freshline.reports.report.path.Paths.Named;
import java.util.ArrayList;
import java.util.List;

/// The sawtooth of the age, a panel for each protocol, all to the same scales.
public final class AgeDrawing implements Drawing {
  private static final double PANEL = 150;
  private static final double GAP = 30;
  private static final double BELOW = 42;

  /// Marks beyond this number would be a step apart.
  private static final int MOST_MARKS = 80;

  private final Paths paths;

  public AgeDrawing(Paths paths) {
    this.paths = paths;
  }

  @Override
  public Size sized(Size size) {
    return size.withHeight(paths.named().size() * (PANEL + GAP) + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    double top = GAP;
    for (Named named : paths.named()) {
      @SuppressWarnings("ReferenceEquality") // this very one: two may look alike
      boolean last = named == paths.named().getLast();
      Frame outer = Frame.in(size, 5, 0);
      panel(pen, named, new Frame(outer.left(), top, outer.right(), top + PANEL), last, size);
      top += PANEL + GAP;
    }
  }

  private void panel(Pen pen, Named named, Frame frame, boolean last, Size size) {
    double most =
        paths.named().stream().mapToDouble(each -> each.path().peakSeconds()).max().orElse(1);
    Scale y = LinearScale.seconds(most, 4, frame.y(), Amounts::seconds);
    Scale x =
        LinearScale.until(
            paths.endSeconds(), size.isCompact() ? 4 : 8, frame.x(), AgeDrawing::minutes);
    for (Scale.Tick tick : y.ticks()) {
      pen.line("grid", frame.left(), y.at(tick.value()), frame.right(), y.at(tick.value()));
      pen.text("a-e", frame.left() - 6, y.at(tick.value()) + 4, tick.label());
    }
    String css = named.name().equals("now") ? "now" : "new";
    pen.text("panel " + css + "-text", frame.left(), frame.top() - 8, title(named));
    stale(pen, named, x, y);
    pen.polyline("line " + css + "-line", sawtooth(named.path(), x, y));
    if (Double.isFinite(named.freshForSeconds())) {
      double limit = y.at(named.freshForSeconds());
      pen.line("limit", frame.left(), limit, frame.right(), limit);
    }
    marks(pen, named, x, y);
    if (last) {
      frame.bottomAxis(pen, x, "time");
    } else {
      pen.line("axis-line", frame.left(), frame.bottom(), frame.right(), frame.bottom());
    }
  }

  private static String title(Named named) {
    if (Double.isInfinite(named.freshForSeconds())) {
      return named.name() + ": no limit of age";
    }
    return named.name()
        + ": "
        + Amounts.percent(named.path().shareOlderThan(named.freshForSeconds()))
        + " over "
        + Amounts.seconds(named.freshForSeconds());
  }

  private static List<Spot> sawtooth(AgePath path, Scale x, Scale y) {
    List<Spot> spots = new ArrayList<>();
    for (Tooth tooth : path.teeth()) {
      spots.add(new Spot(x.at(tooth.fromSeconds()), y.at(tooth.ageSeconds())));
      spots.add(new Spot(x.at(tooth.toSeconds()), y.at(tooth.peakSeconds())));
    }
    return spots;
  }

  private static void stale(Pen pen, Named named, Scale x, Scale y) {
    double limit = named.freshForSeconds();
    for (Tooth tooth : named.path().teeth()) {
      double from = tooth.olderFrom(limit);
      if (from < tooth.toSeconds()) {
        double age = tooth.ageSeconds() + from - tooth.fromSeconds();
        pen.polygon(
            "stale",
            List.of(
                new Spot(x.at(from), y.at(0)),
                new Spot(x.at(from), y.at(age)),
                new Spot(x.at(tooth.toSeconds()), y.at(tooth.peakSeconds())),
                new Spot(x.at(tooth.toSeconds()), y.at(0))));
      }
    }
  }

  private static void marks(Pen pen, Named named, Scale x, Scale y) {
    List<Tooth> teeth = named.path().teeth();
    int every = Math.max(1, (teeth.size() + MOST_MARKS - 1) / MOST_MARKS);
    for (int i = 0; i < teeth.size(); i += every) {
      Tooth tooth = teeth.get(i);
      pen.mark(
          "hit " + (named.name().equals("now") ? "now" : "new"),
          new Spot(x.at(tooth.toSeconds()), y.at(tooth.peakSeconds())),
          3.5,
          tip(named, tooth));
    }
  }

  private static String tip(Named named, Tooth tooth) {
    double stale = tooth.toSeconds() - tooth.olderFrom(named.freshForSeconds());
    return named.name()
        + ", at "
        + Amounts.seconds(tooth.toSeconds())
        + ": age "
        + Amounts.seconds(tooth.peakSeconds())
        + (stale > 0 ? ", stale for " + Amounts.seconds(stale) : ", never stale");
  }

  private static String minutes(double seconds) {
    return seconds < 60 && seconds > 0
        ? Amounts.seconds(seconds)
        : Amounts.number(seconds / 60) + " min";
  }
}
