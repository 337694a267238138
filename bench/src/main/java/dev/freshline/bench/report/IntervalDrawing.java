package dev.freshline.bench.report;

import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LogScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import java.util.List;
import java.util.function.DoubleFunction;

/// A bar with an interval for each of several things, on one logarithmic axis.
///
/// @param axis what the abscissa shows
/// @param from where bars begin: a value that means something, such as 1 for ratios, or 0 for the
///     left edge
/// @param words of a value at the axis
record IntervalDrawing(List<Bar> bars, String axis, double from, DoubleFunction<String> words)
    implements Drawing {
  private static final double ROW = 26;
  private static final double TOP = 22;
  private static final double BELOW = 42;
  private static final double MARGIN = 12;

  /// Of a character of a label, on average, in the page's font.
  private static final double CHARACTER = 6.9;

  IntervalDrawing {
    bars = List.copyOf(bars);
  }

  /// One of the things.
  ///
  /// @param low end of its interval, more than 0
  /// @param middle the value
  /// @param telling all of it in words
  record Bar(String name, double low, double middle, double high, String telling) {}

  @Override
  public Size sized(Size size) {
    double row = size.isCompact() ? 1.6 * ROW : ROW;
    return size.withHeight(TOP + bars.size() * row + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    int longest = bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(0);
    double left = size.isCompact() ? MARGIN : MARGIN + CHARACTER * longest;
    Frame frame = new Frame(left, TOP, size.width() - 20, size.height() - BELOW);
    double least = bars.stream().mapToDouble(Bar::low).min().orElse(1);
    double most = bars.stream().mapToDouble(Bar::high).max().orElse(1);
    if (from > 0) {
      least = Math.min(least, from);
      most = Math.max(most, from);
    }
    Scale x = LogScale.covering(least, most, frame.x(), words);
    frame.bottomAxis(pen, x, axis);
    double start = from > 0 ? x.at(from) : frame.left();
    if (from > 0) {
      pen.line("limit", start, frame.top(), start, frame.bottom());
    }
    double height = frame.height() / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      double y = frame.top() + (i + (size.isCompact() ? 0.72 : 0.5)) * height;
      bar(pen, bars.get(i), x, start, y, size.isCompact() ? y - 13 : y);
    }
  }

  private static void bar(Pen pen, Bar bar, Scale x, double start, double y, double labelY) {
    double end = x.at(bar.middle());
    pen.text("", MARGIN, labelY + 4, bar.name());
    pen.rect("predicted", Math.min(start, end), y - 6, Math.max(2, Math.abs(end - start)), 12);
    pen.line("whisker new-line", x.at(bar.low()), y, x.at(bar.high()), y);
    pen.mark("place new", new Spot(end, y), 4, bar.telling());
  }
}
