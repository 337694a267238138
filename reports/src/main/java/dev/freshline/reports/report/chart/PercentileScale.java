package dev.freshline.reports.report.chart;

import java.util.List;

/// Percentiles by their distance from 100: each nine takes as much room as the one before.
public final class PercentileScale implements Scale {
  private static final List<Tick> TICKS =
      List.of(
          new Tick(0, "0"),
          new Tick(90, "90%"),
          new Tick(99, "99%"),
          new Tick(99.9, "99.9%"),
          new Tick(99.99, "99.99%"),
          new Tick(99.999, "99.999%"));

  private final double nines;
  private final Range range;

  /// @param most the highest percentile that is shown apart; what is above stands at the end
  public PercentileScale(double most, Range range) {
    this.nines = Math.clamp(nines(most), 1, 5);
    this.range = range;
  }

  private static double nines(double percentile) {
    return percentile >= 100 ? 5 : -Math.log10(1 - percentile / 100);
  }

  @Override
  public double at(double percentile) {
    return range.at(Math.clamp(nines(percentile) / nines, 0, 1));
  }

  @Override
  public List<Tick> ticks() {
    return TICKS.stream().filter(tick -> nines(tick.value()) <= nines + 1e-9).toList();
  }
}
