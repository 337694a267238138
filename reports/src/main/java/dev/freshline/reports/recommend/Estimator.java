package dev.freshline.reports.recommend;

import dev.freshline.reports.predict.Prediction;
import dev.freshline.stress.protocol.Protocol;

/// Says without simulation, and so quickly, what settings do.
@FunctionalInterface
interface Estimator {
  /// The figures that formulas have; the others are null.
  Prediction estimate(Protocol protocol);
}
