package dev.freshline.reports.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// Equal steps for equal factors, between two powers of ten.
public final class LogScale implements Scale {
  private final double low;
  private final double high;
  private final Range range;
  private final DoubleFunction<String> label;

  private LogScale(double low, double high, Range range, DoubleFunction<String> label) {
    this.low = low;
    this.high = high;
    this.range = range;
    this.label = label;
  }

  /// The powers of ten around all values, which are more than 0.
  public static LogScale covering(
      double least, double most, Range range, DoubleFunction<String> label) {
    double low = Math.floor(Math.log10(least) + 1e-9);
    double high = Math.max(low + 1, Math.ceil(Math.log10(most) - 1e-9));
    return new LogScale(low, high, range, label);
  }

  /// What lies beyond the axis stands at its end.
  @Override
  public double at(double value) {
    return range.at(Math.clamp((Math.log10(value) - low) / (high - low), 0, 1));
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (double power = low; power <= high; power++) {
      double value = Math.pow(10, power);
      ticks.add(new Tick(value, label.apply(value)));
    }
    return ticks;
  }
}
