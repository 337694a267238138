package dev.freshline.reports.predict;

/// An excess looked up in a table, for those who ask millions of times.
///
/// Between two entries it is taken for straight: the steps are so small that this errs by less than
/// `1e-6` seconds.
final class TabulatedExcess implements Excess {
  private static final int ENTRIES = 1 << 16;

  private final Excess exact;
  private final double perSecond;
  private final double[] table = new double[ENTRIES + 1];

  /// @param span beyond which it is 0
  TabulatedExcess(Excess exact, double span) {
    this.exact = exact;
    perSecond = ENTRIES / span;
    for (int i = 0; i < ENTRIES; i++) {
      table[i] = exact.at(i / perSecond);
    }
  }

  @Override
  public double at(double x) {
    if (x <= 0) {
      return table[0] - x;
    }
    double place = x * perSecond;
    if (place >= ENTRIES) {
      return 0;
    }
    int low = (int) place;
    return table[low] + (place - low) * (table[low + 1] - table[low]);
  }

  @Override
  public double mean() {
    return table[0];
  }

  @Override
  public double square() {
    return exact.square();
  }
}
