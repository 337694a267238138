package dev.freshline.reports.lint;

import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Protocol;
import java.util.Map;

/// What is judged: a protocol, where its settings stand, and what is known of its workload.
///
/// @param origins by key, where its value stands; a key that is missing came with the protocol
/// @param prediction what the protocol does under the workload
public record Subject(
    Protocol protocol,
    Map<String, String> origins,
    Workload workload,
    Prediction prediction,
    Budget budget) {
  public Subject {
    origins = Map.copyOf(origins);
  }
}
