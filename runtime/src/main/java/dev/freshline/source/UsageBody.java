package dev.freshline.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Stamp;
import dev.freshline.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the usage endpoint's answer. Pure.
///
/// The answer names its windows twice: as members (`five_hour`, `seven_day`, code names) and in the
/// list `limits`, where alone the weekly limits of single models are. Members are read first, being
/// more exact; the list adds what they lack. A window of the wrong shape is passed over as long as
/// another is right.
final class UsageBody {
  private static final String EXTRA_USAGE = "extra_usage";
  private static final String LIST = "limits";
  private static final int MAX_LIMITS = 64;
  private static final int MAX_NAME = 48;
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  private final Map<String, Limit> limits = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private UsageBody() {}

  static UsageResult parse(byte[] body, Stamp stamp) {
    return switch (Document.read(body)) {
      case Document.Whole(var root) -> new UsageBody().result(root, stamp);
      case Document.CutOff() -> new UsageResult.Truncated(body.length);
      case Document.NotJson(var why) -> new UsageResult.WrongShape(why);
    };
  }

  private UsageResult result(JsonNode root, Stamp stamp) {
    if (!root.has(Limit.FIVE_HOUR) && !root.has(Limit.SEVEN_DAY) && !root.has(LIST)) {
      return new UsageResult.WrongShape(
          "expected five_hour, seven_day or limits in the answer, found none of them");
    }
    for (var member : root.properties()) {
      member(member.getKey(), member.getValue());
    }
    for (JsonNode entry : root.path(LIST)) {
      add(nameOf(entry), entry, "percent");
    }
    return limits.isEmpty() && !wrong.isEmpty()
        ? new UsageResult.WrongShape(wrong.getFirst())
        : new UsageResult.Usage(List.copyOf(limits.values()), stamp);
  }

  /// Null means that the account has no such window.
  private void member(String name, JsonNode value) {
    if (name.equals(EXTRA_USAGE)) {
      extraUsage(value);
    } else if (value.isObject() && value.has("utilization")) {
      add(slug(name), value, "utilization");
    } else if (isKnown(name) && !value.isNull()) {
      wrong.add(name + " must be a window with its utilization, found something else");
    }
  }

  private static boolean isKnown(String name) {
    return name.equals(Limit.FIVE_HOUR) || name.equals(Limit.SEVEN_DAY);
  }

  /// Credits bought beyond the limits, where they are turned on and have a bound.
  private void extraUsage(JsonNode value) {
    if (!value.path("is_enabled").asBoolean()) {
      return;
    }
    JsonNode bound = value.path("monthly_limit");
    JsonNode used = value.path("used_credits");
    if (value.path("utilization").isNumber()) {
      add(EXTRA_USAGE, value, "utilization");
    } else if (used.isNumber() && bound.doubleValue() > 0) {
      put(EXTRA_USAGE, 100 * used.doubleValue() / bound.doubleValue(), null);
    }
  }

  private void add(String window, JsonNode node, String percentName) {
    try {
      JsonNode percent = node.path(percentName);
      if (!percent.isNumber()) {
        throw new MalformedException(percentName + " must be a number");
      }
      put(window, percent.doubleValue(), resetsAt(node));
    } catch (MalformedException e) {
      wrong.add(window + ": " + e.getMessage());
    }
  }

  private void put(String window, double percent, @Nullable Instant resetsAt) {
    if (!(percent >= 0) || Double.isInfinite(percent) || window.isEmpty()) {
      wrong.add(window + ": a percentage must be a finite 0 or more, found " + percent);
    } else if (limits.size() < MAX_LIMITS) {
      limits.putIfAbsent(window, new Limit(window, percent, resetsAt));
    }
  }

  /// To the second: the endpoint's fractions differ from answer to answer (19:59:59.6 for
  /// 20:00:00), and limits are only compared over the same reset.
  private static @Nullable Instant resetsAt(JsonNode node) throws MalformedException {
    JsonNode resets = node.path("resets_at");
    if (resets.isNull() || resets.isMissingNode()) {
      return null;
    }
    return Instant.ofEpochSecond(
        Timestamps.parse(node, "resets_at").plus(HALF_SECOND).getEpochSecond());
  }

  /// The list's kinds under the names that members and standard input use.
  private static String nameOf(JsonNode entry) {
    String kind = entry.path("kind").asText("");
    return switch (kind) {
      case "session" -> Limit.FIVE_HOUR;
      case "weekly_all" -> Limit.SEVEN_DAY;
      case "weekly_scoped" -> scoped(entry.path("scope").path("model").path("display_name"));
      default -> slug(kind);
    };
  }

  private static String scoped(JsonNode model) {
    String name = slug(model.asText(""));
    return name.isEmpty() ? "seven_day_scoped" : Limit.SEVEN_DAY + '_' + name;
  }

  /// Lower-case letters and digits, with one underscore for whatever lies between them.
  private static String slug(String text) {
    var slug = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (kept) {
        slug.append(c);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '_') {
        slug.append('_');
      }
      if (slug.length() == MAX_NAME) {
        break;
      }
    }
    int end = slug.length();
    return end > 0 && slug.charAt(end - 1) == '_' ? slug.substring(0, end - 1) : slug.toString();
  }
}
