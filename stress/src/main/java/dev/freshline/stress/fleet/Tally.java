package dev.freshline.stress.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.wire.Json;

/// What the witness saw.
///
/// @param runs of ccusage that began
/// @param ends of these, how many lived until their duration was over
/// @param duplicates runs that began while another lived
/// @param overlaps pairs of runs that lived at once
/// @param alive runs of which something lives still
/// @param busyMillis that runs lived, all together, as far as they are over
public record Tally(int runs, int ends, int duplicates, int overlaps, int alive, long busyMillis) {

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("runs", runs);
    node.put("ends", ends);
    node.put("duplicates", duplicates);
    node.put("overlaps", overlaps);
    node.put("alive", alive);
    node.put("busyMillis", busyMillis);
    return node;
  }

  static Tally of(JsonNode node) {
    return new Tally(
        node.required("runs").intValue(),
        node.required("ends").intValue(),
        node.required("duplicates").intValue(),
        node.required("overlaps").intValue(),
        node.required("alive").intValue(),
        node.required("busyMillis").longValue());
  }

  /// Those of two grounds together.
  public Tally plus(Tally other) {
    return new Tally(
        runs + other.runs,
        ends + other.ends,
        duplicates + other.duplicates,
        overlaps + other.overlaps,
        alive + other.alive,
        busyMillis + other.busyMillis);
  }

  /// What came after an earlier one.
  public Tally since(Tally earlier) {
    return new Tally(
        runs - earlier.runs,
        ends - earlier.ends,
        duplicates - earlier.duplicates,
        overlaps - earlier.overlaps,
        alive,
        busyMillis - earlier.busyMillis);
  }
}
