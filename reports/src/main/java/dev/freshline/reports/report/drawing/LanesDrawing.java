package dev.freshline.reports.report.drawing;

import dev.freshline.reports.diagnose.Witness;
import dev.freshline.reports.diagnose.Witness.Step;
import dev.freshline.reports.report.chart.Drawing;
import dev.freshline.reports.report.chart.Frame;
import dev.freshline.reports.report.chart.Markup;
import dev.freshline.reports.report.chart.Pen;
import dev.freshline.reports.report.chart.Pen.Spot;
import dev.freshline.reports.report.chart.Size;
import dev.freshline.reports.report.table.Tables;
import java.util.List;

/// A witness with a lane for each process. Steps stand at equal distances in their order, since
/// what matters may be a second in a minute; their times stand below.
public final class LanesDrawing implements Drawing {
  private static final double LANE = 36;
  private static final double TOP = 14;
  private static final double BELOW = 44;

  private final Witness witness;
  private final List<String> processes;

  public LanesDrawing(Witness witness) {
    this.witness = witness;
    this.processes = witness.steps().stream().map(Step::process).distinct().toList();
  }

  @Override
  public Size sized(Size size) {
    return size.withHeight(TOP + processes.size() * LANE + BELOW);
  }

  @Override
  public void draw(Markup svg, Size size) {
    Pen pen = new Pen(svg);
    int longest = processes.stream().mapToInt(String::length).max().orElse(1);
    double left = 12 + Pen.widthOf("0") * Math.min(longest, 14) + 12;
    Frame frame = new Frame(left, TOP, size.width() - 24, TOP + processes.size() * LANE);
    for (int lane = 0; lane < processes.size(); lane++) {
      lane(pen, lane, frame);
    }
    times(pen, frame);
    for (int i = 0; i < witness.steps().size(); i++) {
      step(pen, i, frame);
    }
  }

  private double x(int step, Frame frame) {
    int last = Math.max(1, witness.steps().size() - 1);
    return frame.left() + 12 + (frame.width() - 12) * step / last;
  }

  private static double y(int lane, Frame frame) {
    return frame.top() + (lane + 0.5) * LANE;
  }

  /// Between the first and the last step of a process.
  private void lane(Pen pen, int lane, Frame frame) {
    String process = processes.get(lane);
    String name = process.length() > 14 ? process.substring(0, 13) + '…' : process;
    pen.text("lane-name", 8, y(lane, frame) + 4, name);
    pen.line("lane", frame.left(), y(lane, frame), frame.right() + 12, y(lane, frame));
    int first = -1;
    int last = -1;
    for (int i = 0; i < witness.steps().size(); i++) {
      if (witness.steps().get(i).process().equals(process)) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    double y = y(lane, frame);
    pen.line("life l" + lane % 4, x(first, frame), y, x(last, frame), y);
  }

  private void times(Pen pen, Frame frame) {
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < witness.steps().size(); i++) {
      String label = Tables.time(witness.steps().get(i).seconds());
      double half = Pen.widthOf(label) / 2;
      double at = x(i, frame);
      pen.line("grid", at, frame.top(), at, frame.bottom());
      if (at - half > free) {
        pen.text("a-m", at, frame.bottom() + 16, label);
        free = at + half + 6;
      }
    }
    pen.text(
        "a-m axis", (frame.left() + frame.right()) / 2, frame.bottom() + 34, "steps, in order");
  }

  private void step(Pen pen, int index, Frame frame) {
    Step step = witness.steps().get(index);
    int lane = processes.indexOf(step.process());
    Spot at = new Spot(x(index, frame), y(lane, frame));
    boolean room = frame.width() / witness.steps().size() >= 15;
    pen.mark("event l" + lane % 4, at, room ? 9 : 5, tip(index, step));
    if (room) {
      pen.text("a-m event-number", at.x(), at.y() + 4, String.valueOf(index + 1));
    }
  }

  private static String tip(int index, Step step) {
    return (index + 1)
        + ". at "
        + Tables.time(step.seconds())
        + ' '
        + step.process()
        + ' '
        + step.effect()
        + (step.result().isEmpty() ? "" : ": " + step.result());
  }
}
