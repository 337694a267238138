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
import java.util.stream.DoubleStream;

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

  /// Between a label and its bar.
  private static final double GAP = 6;

  /// Share of the width that labels may take; longer ones stand above their bars.
  private static final double MOST_BESIDE = 0.5;

  IntervalDrawing {
    bars = List.copyOf(bars);
  }

  /// One of the things.
  ///
  /// @param low end of its interval; what is 0 stands at the left edge
  /// @param middle the value
  /// @param telling all of it in words
  record Bar(String name, double low, double middle, double high, String telling) {}

  @Override
  public Size sized(Size size) {
    double row = fitsBeside(size) ? ROW : 1.6 * ROW;
    return size.withHeight(TOP + bars.size() * row + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    boolean beside = fitsBeside(size);
    double left = beside ? labelWidth() : MARGIN;
    Frame frame = new Frame(left, TOP, size.width() - 20, size.height() - BELOW);
    double least = positive().min().orElse(1);
    double most = positive().max().orElse(1);
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
      double y = frame.top() + (i + (beside ? 0.5 : 0.72)) * height;
      bar(pen, bars.get(i), x, start, y, beside ? y : y - 13);
    }
  }

  /// Whether the labels have room beside the bars.
  private boolean fitsBeside(Size size) {
    return !size.isCompact() && labelWidth() <= MOST_BESIDE * size.width();
  }

  private double labelWidth() {
    int longest = bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(0);
    return MARGIN + CHARACTER * longest + GAP;
  }

  /// What has a place of its own on the axis.
  private DoubleStream positive() {
    return bars.stream()
        .flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.middle(), bar.high()))
        .filter(value -> value > 0);
  }

  private static void bar(Pen pen, Bar bar, Scale x, double start, double y, double labelY) {
    double end = x.at(bar.middle());
    pen.text("", MARGIN, labelY + 4, bar.name());
    pen.rect("predicted", Math.min(start, end), y - 6, Math.max(2, Math.abs(end - start)), 12);
    pen.line("whisker new-line", x.at(bar.low()), y, x.at(bar.high()), y);
    pen.mark("place new", new Spot(end, y), 4, bar.telling());
  }
}
