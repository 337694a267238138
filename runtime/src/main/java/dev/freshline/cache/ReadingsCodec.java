package dev.freshline.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.BlockState.NoActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import dev.freshline.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How readings are spelled in the cache file.
final class ReadingsCodec {
  private ReadingsCodec() {}

  static JsonNode toJson(Readings readings) {
    ObjectNode node = Json.object().put("token", readings.token());
    Reading<BlockState> block = readings.block();
    if (block != null) {
      node.set("block", block(block));
    }
    Reading<List<Limit>> limits = readings.limits();
    if (limits != null) {
      node.set("limits", limits(limits));
    }
    return node;
  }

  static Readings fromJson(JsonNode node) throws MalformedException {
    return new Readings(
        Wire.token(node, "token"),
        node.has("block") ? block(node.path("block")) : null,
        node.has("limits") ? limits(node.path("limits")) : null);
  }

  private static JsonNode block(Reading<BlockState> reading) {
    ObjectNode node = Json.object();
    node.set("stamp", stamp(reading.stamp()));
    switch (reading.value()) {
      case NoActiveBlock() -> node.put("active", false);
      case ActiveBlock active -> {
        node.put("active", true)
            .put("startAt", active.startAt().toEpochMilli())
            .put("endAt", active.endAt().toEpochMilli())
            .put("totalTokens", active.totalTokens())
            .put("entries", active.entries());
        switch (active.cost()) {
          case Cost.Priced(double usd) -> node.put("usd", usd);
          case Cost.Unpriced() -> node.putNull("usd");
        }
        Double burn = active.usdPerHour();
        if (burn != null) {
          node.put("usdPerHour", burn);
        }
        ArrayNode models = node.putArray("models");
        active.models().forEach(models::add);
      }
    }
    return node;
  }

  private static Reading<BlockState> block(JsonNode node) throws MalformedException {
    Stamp stamp = stamp(node.path("stamp"));
    if (!node.path("active").asBoolean()) {
      return new Reading<>(new NoActiveBlock(), stamp);
    }
    var models = new ArrayList<String>();
    for (JsonNode model : node.path("models")) {
      models.add(model.asText());
    }
    return new Reading<>(
        new ActiveBlock(
            Wire.instant(node, "startAt"),
            Wire.instant(node, "endAt"),
            cost(node),
            usdPerHour(node),
            Wire.number(node, "totalTokens"),
            Wire.number(node, "entries"),
            models),
        stamp);
  }

  private static @Nullable Double usdPerHour(JsonNode node) {
    JsonNode burn = node.path("usdPerHour");
    return burn.isNumber() ? Double.valueOf(burn.doubleValue()) : null;
  }

  private static Cost cost(JsonNode node) throws MalformedException {
    return node.path("usd").isNull()
        ? new Cost.Unpriced()
        : new Cost.Priced(Wire.decimal(node, "usd"));
  }

  private static JsonNode limits(Reading<List<Limit>> reading) {
    ObjectNode node = Json.object();
    node.set("stamp", stamp(reading.stamp()));
    ArrayNode windows = node.putArray("windows");
    for (Limit limit : reading.value()) {
      ObjectNode window =
          windows.addObject().put("window", limit.window()).put("usedPercent", limit.usedPercent());
      Instant resetsAt = limit.resetsAt();
      if (resetsAt != null) {
        window.put("resetsAt", resetsAt.toEpochMilli());
      }
    }
    return node;
  }

  private static Reading<List<Limit>> limits(JsonNode node) throws MalformedException {
    var limits = new ArrayList<Limit>();
    for (JsonNode window : node.path("windows")) {
      limits.add(
          new Limit(
              Wire.text(window, "window"),
              Wire.decimal(window, "usedPercent"),
              Wire.optionalInstant(window, "resetsAt")));
    }
    return new Reading<>(List.copyOf(limits), stamp(node.path("stamp")));
  }

  private static JsonNode stamp(Stamp stamp) {
    ObjectNode node =
        Json.object()
            .put("source", stamp.source())
            .put("version", stamp.version())
            .put("token", stamp.token());
    node.set("began", Wire.moment(stamp.beganAt()));
    node.set("ended", Wire.moment(stamp.endedAt()));
    return node;
  }

  private static Stamp stamp(JsonNode node) throws MalformedException {
    return new Stamp(
        Wire.moment(node.path("began")),
        Wire.moment(node.path("ended")),
        Wire.text(node, "source"),
        Wire.text(node, "version"),
        Wire.token(node, "token"));
  }
}
