package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Nodes;
import java.util.function.DoubleUnaryOperator;

/// Equidistant times on which distributions are put so that their means stay exact.
///
/// What lies between two times is divided between them (second differences of the excess, for one
/// that has a formula), which adds at most a quarter of the squared step to the variance of each
/// term.
///
/// @param size a power of two
record Lattice(double step, int size) {

  /// Points with their weights.
  Spectrum of(Nodes nodes) {
    var masses = new double[size];
    for (int i = 0; i < nodes.size(); i++) {
      double place = nodes.at()[i] / step;
      int low = (int) Math.min(place, size - 2.0);
      double above = Math.min(place - low, 1);
      masses[low] += nodes.weight()[i] * (1 - above);
      masses[low + 1] += nodes.weight()[i] * above;
    }
    return Spectrum.of(masses);
  }

  /// A time of which the excess is known, up to its longest value.
  Spectrum of(DoubleUnaryOperator excess, double longest) {
    var masses = new double[size];
    int last = (int) Math.min(Math.ceil(longest / step) + 1, size - 1.0);
    double before = excess.applyAsDouble(0) + step;
    double here = excess.applyAsDouble(0);
    for (int i = 0; i <= last; i++) {
      double after = excess.applyAsDouble((i + 1) * step);
      masses[i] = (before - 2 * here + after) / step;
      before = here;
      here = after;
    }
    return Spectrum.of(masses);
  }

  /// Anything between 0 and a length, all alike.
  Spectrum uniform(double length) {
    return of(x -> x >= length ? 0 : (length - x) * (length - x) / (2 * length), length);
  }
}
