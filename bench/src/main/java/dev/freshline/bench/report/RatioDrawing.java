package dev.freshline.bench.report;

import dev.freshline.bench.process.Paired;
import dev.freshline.bench.result.ProcessRow;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LogScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A bar for each command: how many times an empty JVM program it takes.
final class RatioDrawing implements Drawing {
  private static final double ROW = 26;
  private static final double TOP = 22;
  private static final double BELOW = 42;
  private static final double LABELS = 270;

  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String name, Paired ratio) {}

  RatioDrawing(List<ProcessRow> rows) {
    for (ProcessRow row : rows) {
      ProcessRow.Cost cost = row.cost();
      if (cost != null) {
        bars.add(new Bar(row.name(), cost.wallOfEmptyJvm()));
      }
    }
  }

  @Override
  public Size sized(Size size) {
    double row = size.isCompact() ? 1.6 * ROW : ROW;
    return size.withHeight(TOP + bars.size() * row + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    double left = size.isCompact() ? 12 : LABELS;
    Frame frame = new Frame(left, TOP, size.width() - 20, size.height() - BELOW);
    double least = bars.stream().mapToDouble(bar -> bar.ratio().low()).min().orElse(1);
    double most = bars.stream().mapToDouble(bar -> bar.ratio().high()).max().orElse(1);
    Scale x = LogScale.covering(least, most, frame.x(), RatioDrawing::times);
    frame.bottomAxis(pen, x, "wall time, in empty JVM programs");
    pen.line("limit", x.at(1), frame.top(), x.at(1), frame.bottom());
    pen.text("a-m", x.at(1), frame.top() - 6, "empty JVM");
    double height = frame.height() / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      double y = frame.top() + (i + (size.isCompact() ? 0.72 : 0.5)) * height;
      bar(pen, bars.get(i), x, frame.left(), y, size.isCompact() ? y - 13 : y);
    }
  }

  private static void bar(Pen pen, Bar bar, Scale x, double left, double y, double labelY) {
    Paired ratio = bar.ratio();
    pen.text("", 12, labelY + 4, bar.name());
    pen.rect("predicted", left, y - 6, Math.max(2, x.at(ratio.median()) - left), 12);
    pen.line("whisker new-line", x.at(ratio.low()), y, x.at(ratio.high()), y);
    pen.mark(
        "place new",
        new Spot(x.at(ratio.median()), y),
        4,
        String.format(
            Locale.ROOT,
            "%s: %.2f times (95 %%: %.2f to %.2f)",
            bar.name(),
            ratio.median(),
            ratio.low(),
            ratio.high()));
  }

  private static String times(double ratio) {
    return ratio >= 1
        ? String.format(Locale.ROOT, "%.0f x", ratio)
        : String.format(Locale.ROOT, "%s x", ratio);
  }
}
