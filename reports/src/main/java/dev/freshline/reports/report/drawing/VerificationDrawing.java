package dev.freshline.reports.report.drawing;

import dev.freshline.reports.diagnose.Verification.Row;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.report.Amounts;
import dev.freshline.reports.report.KeyFigure;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.LinearScale;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Scale;
import dev.freshline.reports.report.chart.Size;
import java.util.List;
import java.util.stream.DoubleStream;

/// Measurement over prediction, a row for each figure: 1 is agreement.
public final class VerificationDrawing implements Drawing {
  private static final double ROW = 30;
  private static final double TOP = 22;
  private static final double BELOW = 42;
  private static final double MOST_RATIO = 4;

  private final List<Row> rows;

  public VerificationDrawing(List<Row> rows) {
    this.rows = rows.stream().filter(VerificationDrawing::hasRatio).toList();
  }

  /// A prediction of zero has no ratio; the table has it all the same.
  public static boolean hasRatio(Row row) {
    return row.predicted().value() > 0 && Double.isFinite(row.predicted().high());
  }

  @Override
  public Size sized(Size size) {
    double row = size.isCompact() ? 1.5 * ROW : ROW;
    return size.withHeight(TOP + rows.size() * row + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    double left = size.isCompact() ? 12 : 250;
    Frame frame = new Frame(left, TOP, size.width() - 20, size.height() - BELOW);
    Scale x = LinearScale.covering(most(), size.isCompact() ? 4 : 6, frame.x(), Amounts::number);
    frame.bottomAxis(pen, x, "measured, as a multiple of predicted");
    pen.line("limit", x.at(1), frame.top(), x.at(1), frame.bottom());
    pen.text("a-m", x.at(1), frame.top() - 6, "agreement");
    double height = frame.height() / rows.size();
    for (int i = 0; i < rows.size(); i++) {
      double y = frame.top() + (i + (size.isCompact() ? 0.75 : 0.5)) * height;
      row(pen, rows.get(i), x, y, size.isCompact() ? y - 14 : y);
    }
  }

  private double most() {
    double most =
        rows.stream()
            .flatMapToDouble(
                row ->
                    DoubleStream.of(
                        row.predicted().high() / row.predicted().value(),
                        row.measured().high() / row.predicted().value()))
            .max()
            .orElse(1);
    return Math.clamp(most, 1.2, MOST_RATIO);
  }

  private static void row(Pen pen, Row row, Scale x, double y, double labelY) {
    double unit = row.predicted().value();
    String css = row.protocol().equals("current") ? "now" : "new";
    pen.text(row.mismatch() ? "bad-text" : "", 12, labelY + 4, name(row));
    pen.rect(
        "predicted",
        x.at(row.predicted().low() / unit),
        y - 6,
        Math.max(2, x.at(row.predicted().high() / unit) - x.at(row.predicted().low() / unit)),
        12);
    pen.line(
        "whisker " + css + "-line",
        x.at(row.measured().low() / unit),
        y,
        x.at(row.measured().high() / unit),
        y);
    Spot at = new Spot(x.at(row.measured().value() / unit), y);
    if (css.equals("now")) {
      pen.mark("place now", at, 5, tip(row));
    } else {
      pen.diamond("place new", at, 6, tip(row));
    }
  }

  private static String name(Row row) {
    KeyFigure figure = KeyFigure.ofKey(row.figure());
    String label = figure == null ? row.figure() : figure.label();
    return (row.mismatch() ? "≠ " : "") + row.protocol() + ": " + label;
  }

  private static String tip(Row row) {
    KeyFigure figure = KeyFigure.ofKey(row.figure());
    Amounts.Unit unit = figure == null ? Amounts.Unit.COUNT : figure.unit();
    return name(row)
        + ", predicted "
        + words(unit, row.predicted())
        + ", measured "
        + words(unit, row.measured())
        + (row.mismatch() ? ": model mismatch" : "");
  }

  private static String words(Amounts.Unit unit, Figure figure) {
    return Amounts.figure(unit, figure);
  }
}
