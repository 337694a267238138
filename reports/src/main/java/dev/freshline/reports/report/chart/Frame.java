package dev.freshline.reports.report.chart;

import dev.freshline.reports.report.chart.Scale.Tick;
import java.util.List;

/// The field of a chart, with its axes around it.
///
/// @param left, top, right and bottom edge of the field
public record Frame(double left, double top, double right, double bottom) {
  private static final double BELOW = 42;
  private static final double BESIDE = 14;
  private static final double TITLE = 18;
  private static final double LINE = 14;

  /// Leaves room for labels of up to `labelCharacters` at the left, and for `rows` of notes above.
  public static Frame in(Size size, int labelCharacters, int rows) {
    double left = TITLE + labelCharacters * Pen.widthOf("0") + 8;
    return new Frame(left, 8 + rows * LINE, size.width() - BESIDE, size.height() - BELOW);
  }

  public Range x() {
    return new Range(left, right);
  }

  /// Upwards.
  public Range y() {
    return new Range(bottom, top);
  }

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  /// Grid, ticks and names of both axes.
  public void axes(Pen pen, Scale x, String xName, Scale y, String yName) {
    for (Tick tick : y.ticks()) {
      double at = y.at(tick.value());
      pen.line("grid", left, at, right, at);
      pen.text("a-e", left - 6, at + 4, tick.label());
    }
    bottomAxis(pen, x, xName);
    pen.upright(11, (top + bottom) / 2, yName);
  }

  /// Ticks and name below; a tick whose label would touch the one before is left out.
  public void bottomAxis(Pen pen, Scale x, String name) {
    pen.line("axis-line", left, bottom, right, bottom);
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : x.ticks()) {
      double at = x.at(tick.value());
      double half = Pen.widthOf(tick.label()) / 2;
      pen.line("axis-line", at, bottom, at, bottom + 4);
      if (at - half > free) {
        double middle = Math.clamp(at, half, right + BESIDE - half);
        pen.text("a-m", middle, bottom + 17, tick.label());
        free = at + half + 6;
      }
    }
    pen.text("a-m axis", (left + right) / 2, bottom + 34, name);
  }

  /// A line across the field at a value of the x axis, with a note above.
  public record Note(double at, String text, String css) {}

  /// Upright lines with their notes above the field, a row for each, so that no two overlap.
  public void notes(Pen pen, List<Note> notes) {
    for (Note note : notes) {
      pen.line("upright " + note.css(), note.at(), top - 2, note.at(), bottom);
    }
    for (int row = 0; row < notes.size(); row++) {
      Note note = notes.get(row);
      double half = Pen.widthOfBold(note.text()) / 2;
      double x = Math.clamp(note.at(), 2 + half, Math.max(2 + half, right + BESIDE - half - 2));
      pen.text("a-m note-text " + note.css(), x, top - 5 - row * LINE, note.text());
    }
  }
}
