package dev.freshline.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reading.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `rate_limits`: the windows known today, and whatever else there has their shape.
final class RateLimits {
  private final Fields fields;

  RateLimits(Fields fields) {
    this.fields = fields;
  }

  List<Limit> read(JsonNode parent) {
    JsonNode node = parent.path("rate_limits");
    if (Fields.isAbsent(node)) {
      return List.of();
    }
    if (!node.isObject()) {
      fields.odd("rate_limits should be an object, is " + Fields.kind(node));
      return List.of();
    }
    List<Limit> limits = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Limit limit = limit(member.getKey(), member.getValue());
      if (limit != null && limits.size() < Fields.Limits.MOST_WINDOWS) {
        limits.add(limit);
      }
    }
    return limits;
  }

  private @Nullable Limit limit(String window, JsonNode node) {
    if (!node.isObject() || !isWindowName(window)) {
      if (!Fields.isAbsent(node)) {
        fields.odd("rate_limits holds something that is no window");
      }
      return null;
    }
    Double percent = fields.number(node, "used_percentage", 0, Fields.Limits.MOST_PERCENT);
    if (percent == null) {
      percent = spentPercent(node);
    }
    return percent == null ? null : new Limit(window, percent, resetsAt(node));
  }

  /// A spend limit may come in dollars alone.
  private @Nullable Double spentPercent(JsonNode node) {
    Double used = fields.number(node, "used_usd", 0, Fields.Limits.MOST_USD);
    Double most = fields.number(node, "limit_usd", 0, Fields.Limits.MOST_USD);
    if (used == null || most == null || most == 0) {
      return null;
    }
    double percent = 100 * used / most;
    return percent <= Fields.Limits.MOST_PERCENT ? percent : null;
  }

  private @Nullable Instant resetsAt(JsonNode node) {
    Double seconds =
        fields.number(node, "resets_at", Fields.Limits.FIRST_SECOND, Fields.Limits.LAST_SECOND);
    return seconds == null ? null : Instant.ofEpochSecond((long) seconds.doubleValue());
  }

  /// Window names become part of a line and of a file.
  private static boolean isWindowName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= Fields.Limits.LONGEST_WINDOW_NAME;
  }
}
