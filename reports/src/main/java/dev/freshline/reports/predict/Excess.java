package dev.freshline.reports.predict;

/// `E(R - x)+` of a time R: by how much it is expected to exceed x.
///
/// Insurers call it the stop-loss transform. It holds all there is to know of the distribution,
/// and the share of time at which a figure is old is an average of it.
interface Excess {
  /// @param x any number; below 0 it is `E R - x`
  double at(double x);

  /// `E R`.
  double mean();

  /// `E R^2`.
  double square();
}
