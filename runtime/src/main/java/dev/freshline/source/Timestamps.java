package dev.freshline.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Instants as sources write them: ISO-8601 with an offset.
final class Timestamps {
  /// Nothing here happened before Claude Code did, or is planned a lifetime ahead.
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Timestamps() {}

  static Instant parse(JsonNode parent, String name) throws MalformedException {
    String text = parent.path(name).asText("");
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedException(
          name + " must be an ISO-8601 time, found '" + Excerpt.of(text) + "'");
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new MalformedException(
          name + " must lie between " + EARLIEST + " and " + LATEST + ", found " + instant);
    }
    return instant;
  }
}
