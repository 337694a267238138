package dev.freshline.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Stamp;
import dev.freshline.wire.MalformedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what `ccusage blocks --json --active` of versions 17, 18 and 20 prints. Pure.
///
/// Unknown fields are passed over. A field that a figure rests on must be there and possible, since
/// a guess would be shown as the truth; burn rate and models may be missing, and are then not
/// known.
final class CcusageOutput {
  /// Beyond this, a double no longer names every whole number.
  private static final double MAX_EXACT = 1L << 53;

  private static final int MAX_MODELS = 32;

  private CcusageOutput() {}

  static CcusageResult parse(byte[] output, Stamp stamp) {
    return switch (Document.read(output)) {
      case Document.Whole(var root) -> result(root, stamp);
      case Document.CutOff() -> new CcusageResult.Truncated(output.length);
      case Document.NotJson(var why) -> new CcusageResult.Malformed(why);
    };
  }

  private static CcusageResult result(JsonNode root, Stamp stamp) {
    try {
      JsonNode open = openBlock(root);
      if (open == null) {
        return new CcusageResult.NoActiveBlock(stamp);
      }
      ActiveBlock block = block(open);
      return switch (block.cost()) {
        case Cost.Priced _ -> new CcusageResult.Priced(block, stamp);
        case Cost.Unpriced _ -> new CcusageResult.Unpriced(block, stamp);
      };
    } catch (MalformedException e) {
      return new CcusageResult.Malformed(String.valueOf(e.getMessage()));
    }
  }

  /// Blocks do not overlap, so that of two open ones at least one is wrong.
  private static @Nullable JsonNode openBlock(JsonNode root) throws MalformedException {
    JsonNode blocks = root.path("blocks");
    if (!blocks.isArray()) {
      throw new MalformedException("blocks must be a list, found " + kind(blocks));
    }
    JsonNode open = null;
    for (JsonNode block : blocks) {
      if (!isOpen(block)) {
        continue;
      }
      if (open != null) {
        throw new MalformedException("expected one active block, found another");
      }
      open = block;
    }
    return open;
  }

  private static boolean isOpen(JsonNode block) throws MalformedException {
    JsonNode active = block.path("isActive");
    if (!active.isBoolean()) {
      throw new MalformedException("isActive must be true or false, found " + kind(active));
    }
    return active.booleanValue() && !block.path("isGap").asBoolean();
  }

  private static ActiveBlock block(JsonNode block) throws MalformedException {
    Instant startAt = Timestamps.parse(block, "startTime");
    Instant endAt = Timestamps.parse(block, "endTime");
    if (!endAt.isAfter(startAt)) {
      throw new MalformedException(
          "endTime must be after startTime " + startAt + ", found " + endAt);
    }
    long tokens = count(block, "totalTokens");
    Cost cost = cost(block, tokens);
    return new ActiveBlock(
        startAt, endAt, cost, burn(block, cost), tokens, count(block, "entries"), models(block));
  }

  private static Cost cost(JsonNode block, long tokens) throws MalformedException {
    JsonNode usd = block.path("costUSD");
    if (usd.isNull()) {
      return new Cost.Unpriced();
    }
    double value = usd.doubleValue();
    if (!usd.isNumber() || !(value >= 0) || Double.isInfinite(value)) {
      throw new MalformedException("costUSD must be a finite 0 or more, found " + shown(usd));
    }
    return value == 0 && tokens > 0 ? new Cost.Unpriced() : new Cost.Priced(value);
  }

  /// Without a price the rate is 0 as well, and means as little.
  private static @Nullable Double burn(JsonNode block, Cost cost) {
    JsonNode rate = block.path("burnRate").path("costPerHour");
    double value = rate.doubleValue();
    boolean known =
        rate.isNumber() && value >= 0 && !Double.isInfinite(value) && cost instanceof Cost.Priced;
    return known ? value : null;
  }

  private static long count(JsonNode block, String name) throws MalformedException {
    JsonNode node = block.path(name);
    double value = node.doubleValue();
    if (!node.isNumber() || !(value >= 0) || value > MAX_EXACT || value != Math.rint(value)) {
      throw new MalformedException(name + " must be a count, found " + shown(node));
    }
    return node.longValue();
  }

  private static List<String> models(JsonNode block) {
    var models = new ArrayList<String>();
    for (JsonNode model : block.path("models")) {
      if (model.isTextual() && models.size() < MAX_MODELS) {
        models.add(Excerpt.of(model.textValue()));
      }
    }
    return models;
  }

  private static String shown(JsonNode node) {
    return node.isNumber() ? node.asText() : kind(node);
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.getNodeType().name();
  }
}
