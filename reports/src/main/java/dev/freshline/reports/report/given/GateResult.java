package dev.freshline.reports.report.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `gate --json` wrote.
///
/// @param commit of the sources that were played
public record GateResult(long seed, String commit, List<Property> properties) {
  public GateResult {
    properties = List.copyOf(properties);
  }

  /// One scenario for one protocol.
  ///
  /// @param expected `holds` or `broken`
  /// @param verdict `pass`, `fail` or `skipped`
  public record Property(
      String name,
      String protocol,
      String expected,
      String verdict,
      long runs,
      long faults,
      long duplicates,
      long overlaps,
      long worstWaitMillis,
      String why) {}

  /// Null when the file has no properties.
  public static @Nullable GateResult of(@Nullable JsonNode file) {
    if (file == null) {
      return null;
    }
    List<Property> properties = new ArrayList<>();
    for (JsonNode node : file.path("properties")) {
      properties.add(property(node));
    }
    return properties.isEmpty()
        ? null
        : new GateResult(
            file.path("seed").asLong(), file.path("commit").asText("unknown"), properties);
  }

  /// The same with what failed or was skipped alone.
  public GateResult amiss() {
    return new GateResult(
        seed,
        commit,
        properties.stream().filter(property -> !property.verdict().equals("pass")).toList());
  }

  private static Property property(JsonNode node) {
    return new Property(
        node.path("name").asText(),
        node.path("protocol").asText(),
        node.path("expected").asText(),
        node.path("verdict").asText(),
        node.path("runs").asLong(),
        node.path("faults").asLong(),
        node.path("duplicates").asLong(),
        node.path("overlaps").asLong(),
        node.path("worstWaitMillis").asLong(),
        node.path("why").asText());
  }
}
