package dev.freshline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the values that every file shares are spelled in JSON.
///
/// Instants are epoch milliseconds and durations milliseconds: a formatter for ISO-8601 costs a
/// cold JVM more than the rest of the file does.
public final class Wire {
  /// In milliseconds some 35,000 years. What is beyond was not written by us; within it, sums and
  /// differences of times do not overflow.
  private static final long FURTHEST = 1L << 50;

  private Wire() {}

  public static ObjectNode moment(Moment moment) {
    ObjectNode node = Json.object().put("at", moment.epochMillis());
    Uptime uptime = moment.uptime();
    if (uptime != null) {
      node.put("boot", uptime.bootId()).put("up", uptime.millis());
    }
    return node;
  }

  public static Moment moment(JsonNode node) throws MalformedException {
    String boot = node.path("boot").asText("");
    long up = node.path("up").asLong(-1);
    Uptime uptime = boot.isBlank() || up < 0 || up > FURTHEST ? null : new Uptime(boot, up);
    return Moment.ofMillis(within(number(node, "at"), "at", -FURTHEST), uptime);
  }

  public static Instant instant(JsonNode parent, String name) throws MalformedException {
    return Instant.ofEpochMilli(number(parent, name));
  }

  public static @Nullable Instant optionalInstant(JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    return node.isIntegralNumber() ? Instant.ofEpochMilli(node.longValue()) : null;
  }

  public static Duration duration(JsonNode parent, String name) throws MalformedException {
    return Duration.ofMillis(number(parent, name));
  }

  public static long number(JsonNode parent, String name) throws MalformedException {
    JsonNode node = parent.path(name);
    if (!node.isIntegralNumber()) {
      throw new MalformedException(name + " must be a whole number, found " + kind(node));
    }
    return node.longValue();
  }

  /// A lease's token: begins at wall-clock milliseconds and grows by one.
  public static long token(JsonNode parent, String name) throws MalformedException {
    return within(number(parent, name), name, 0);
  }

  private static long within(long found, String name, long least) throws MalformedException {
    if (found < least || found > FURTHEST) {
      throw new MalformedException(
          name + " must lie between " + least + " and " + FURTHEST + ", found " + found);
    }
    return found;
  }

  public static double decimal(JsonNode parent, String name) throws MalformedException {
    JsonNode node = parent.path(name);
    if (!node.isNumber()) {
      throw new MalformedException(name + " must be a number, found " + kind(node));
    }
    return node.doubleValue();
  }

  public static String text(JsonNode parent, String name) throws MalformedException {
    JsonNode node = parent.path(name);
    if (!node.isTextual()) {
      throw new MalformedException(name + " must be a string, found " + kind(node));
    }
    return node.textValue();
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.getNodeType().name();
  }
}
