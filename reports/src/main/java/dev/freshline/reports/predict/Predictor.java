package dev.freshline.reports.predict;

import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;

/// Predicts. The same arguments give the same figures.
public interface Predictor {
  Prediction predict(Protocol protocol, Workload workload, long seed);
}
