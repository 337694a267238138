package dev.freshline.reports.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// Equal steps for equal differences, from 0 to a round number.
public final class LinearScale implements Scale {
  /// Steps that people count in, for numbers of base 10 and for times.
  private static final double[] DECIMAL = {1, 2, 5, 10};

  private static final double[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
  };

  private final double top;
  private final double step;
  private final Range range;
  private final DoubleFunction<String> label;

  private LinearScale(double top, double step, Range range, DoubleFunction<String> label) {
    this.top = top;
    this.step = step;
    this.range = range;
    this.label = label;
  }

  /// From 0 to the first round number that covers `most`.
  ///
  /// @param ticks about how many
  public static LinearScale covering(
      double most, int ticks, Range range, DoubleFunction<String> label) {
    double step = decimalStep(positive(most) / ticks);
    return new LinearScale(Math.ceil(positive(most) / step) * step, step, range, label);
  }

  /// From 0 to the first round time that covers `most` seconds.
  public static LinearScale seconds(
      double most, int ticks, Range range, DoubleFunction<String> label) {
    double step = secondsStep(positive(most) / ticks);
    return new LinearScale(Math.ceil(positive(most) / step) * step, step, range, label);
  }

  /// From 0 to `most` exactly, with ticks at round times.
  public static LinearScale until(
      double most, int ticks, Range range, DoubleFunction<String> label) {
    return new LinearScale(positive(most), secondsStep(positive(most) / ticks), range, label);
  }

  private static double positive(double most) {
    return most > 0 && Double.isFinite(most) ? most : 1;
  }

  private static double secondsStep(double least) {
    for (double step : SECONDS) {
      if (step >= least) {
        return least < 0.5 ? decimalStep(least) : step;
      }
    }
    return decimalStep(least);
  }

  private static double decimalStep(double least) {
    double unit = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : DECIMAL) {
      if (step * unit >= least * (1 - 1e-9)) {
        return step * unit;
      }
    }
    return 10 * unit;
  }

  public double top() {
    return top;
  }

  /// What lies beyond the axis stands at its end.
  @Override
  public double at(double value) {
    return range.at(Math.clamp(value / top, 0, 1));
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
      ticks.add(new Tick(i * step, label.apply(i * step)));
    }
    return ticks;
  }
}
