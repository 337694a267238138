package dev.freshline.reports.predict;

/// The excess of a time that lies on a lattice.
final class LatticeExcess implements Excess {
  private final double step;
  private final double[] excess;
  private final double square;

  LatticeExcess(double step, double[] masses) {
    this.step = step;
    excess = new double[masses.length];
    double above = 0;
    double squares = 0;
    for (int i = masses.length - 1; i > 0; i--) {
      above += masses[i];
      excess[i - 1] = excess[i] + step * above;
      squares += masses[i] * (i * step) * (i * step);
    }
    square = squares;
  }

  @Override
  public double at(double x) {
    if (x <= 0) {
      return mean() - x;
    }
    double place = x / step;
    int low = (int) place;
    if (low >= excess.length - 1) {
      return 0;
    }
    double part = place - low;
    return Math.max((1 - part) * excess[low] + part * excess[low + 1], 0);
  }

  @Override
  public double mean() {
    return excess[0];
  }

  @Override
  public double square() {
    return square;
  }
}
