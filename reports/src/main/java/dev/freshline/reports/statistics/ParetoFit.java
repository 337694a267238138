package dev.freshline.reports.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// A generalized Pareto distribution fitted to excesses, seen through one quantile.
///
/// The distribution is written by that quantile and its shape, so that the likelihood can be
/// followed along the quantile with the best shape for each (profile likelihood). A complete
/// excess adds its density, one that was cut off its survival.
final class ParetoFit {
  /// The likelihood is regular above -1/2; a shape above 1 has no mean.
  private static final double LEAST_SHAPE = -0.5;

  private static final double MOST_SHAPE = 1.5;
  private static final int STEPS = 16;
  private static final int REFINEMENTS = 24;
  private static final double NARROW = 1e-6;
  private static final double GOLDEN = 0.3819660112501051;

  private final Excesses excesses;

  /// `log` of how many times rarer the quantile is than the threshold.
  private final double rarity;

  private final double quantile;
  private final double shape;

  /// @param p probability of the quantile among all runs
  ParetoFit(Excesses excesses, double p) {
    this.excesses = excesses;
    rarity = Math.max(Math.log(excesses.share() / (1 - p)), 0);
    quantile = best();
    shape = shapeFor(quantile);
  }

  /// Above the threshold, in seconds.
  double quantile() {
    return quantile;
  }

  double shape() {
    return shape;
  }

  /// The largest quantile that the data do not speak against.
  double upperBound(double confidence) {
    double drop = ChiSquaredDistribution.of(1).inverseCumulativeProbability(2 * confidence - 1) / 2;
    double enough = profile(quantile) - drop;
    double high = 2 * quantile + NARROW;
    while (profile(high) > enough && high < 1e12) {
      high *= 2;
    }
    double low = quantile;
    while (high - low > NARROW * high) {
      double middle = (low + high) / 2;
      if (profile(middle) > enough) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The quantile with the best profile: a coarse look over powers of the mean excess, then a
  /// fine one.
  private double best() {
    double mean = 0;
    for (double y : excesses.seconds()) {
      mean += y / excesses.complete();
    }
    double start = Math.log(mean * Math.max(rarity, NARROW));
    double log = Search.best(x -> profile(Math.exp(x)), start - 3, start + 5);
    return Math.exp(log);
  }

  private double profile(double x) {
    return likelihood(x, shapeFor(x));
  }

  private double shapeFor(double x) {
    return Search.best(s -> likelihood(x, s), LEAST_SHAPE, MOST_SHAPE);
  }

  private double likelihood(double x, double s) {
    boolean straight = Math.abs(s) < NARROW;
    double scale = straight ? x / rarity : x * s / Math.expm1(s * rarity);
    double sum = -excesses.complete() * Math.log(scale);
    for (int i = 0; i < excesses.seconds().length; i++) {
      double y = excesses.seconds()[i] / scale;
      double inside = 1 + s * y;
      if (inside <= 0) {
        return Double.NEGATIVE_INFINITY;
      }
      double hazard = straight ? y : Math.log(inside) / s;
      sum -= hazard + (i < excesses.complete() && !straight ? s * hazard : 0);
    }
    return sum;
  }

  /// The place of a function's maximum.
  private static final class Search {
    static double best(DoubleUnaryOperator function, double low, double high) {
      double step = (high - low) / STEPS;
      double best = low;
      double bestValue = Double.NEGATIVE_INFINITY;
      for (int i = 0; i <= STEPS; i++) {
        double value = function.applyAsDouble(low + i * step);
        if (value > bestValue) {
          bestValue = value;
          best = low + i * step;
        }
      }
      return refined(function, Math.max(best - step, low), Math.min(best + step, high));
    }

    private static double refined(DoubleUnaryOperator function, double from, double to) {
      double low = from;
      double high = to;
      for (int i = 0; i < REFINEMENTS; i++) {
        double a = low + GOLDEN * (high - low);
        double b = high - GOLDEN * (high - low);
        if (function.applyAsDouble(a) > function.applyAsDouble(b)) {
          high = b;
        } else {
          low = a;
        }
      }
      return (low + high) / 2;
    }
  }
}
