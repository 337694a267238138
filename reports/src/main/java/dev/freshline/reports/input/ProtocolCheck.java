package dev.freshline.reports.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.settings.Durations;
import dev.freshline.settings.Nearest;
import dev.freshline.settings.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Finds what in a protocol's document cannot be used, key by key.
final class ProtocolCheck {
  private static final String SCHEMA = "$schema";
  private static final String NONE = "none";

  /// What people write for our units.
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("min", "m"),
          Map.entry("mins", "m"),
          Map.entry("minute", "m"),
          Map.entry("minutes", "m"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("msec", "ms"),
          Map.entry("millis", "ms"),
          Map.entry("milliseconds", "ms"));

  private final ToIntFunction<String> lines;
  private final List<Problem> problems = new ArrayList<>();

  /// @param lines the line of a key's path, 0 where there is none
  ProtocolCheck(ToIntFunction<String> lines) {
    this.lines = lines;
  }

  List<Problem> problems() {
    return problems;
  }

  void check(JsonNode root) {
    if (!root.isObject()) {
      problems.add(
          new Problem("the document", 1, "an object", shown(root), "write {} around its keys"));
      return;
    }
    checkGroup(root, "");
  }

  private void checkGroup(JsonNode group, String prefix) {
    for (var member : group.properties()) {
      String path = prefix + member.getKey();
      ProtocolKey key = ProtocolKey.of(path);
      if (key != null) {
        check(key, member.getValue());
      } else if (!path.equals(SCHEMA)) {
        wrong(path, "a known key", '"' + path + '"', instead(path));
      }
    }
  }

  static String instead(String path) {
    String nearest = nearest(path);
    return nearest == null
        ? "remove it (docs/protocol.md lists the keys)"
        : "did you mean \"" + nearest + "\"?";
  }

  /// Misspelt, or cut short.
  private static @Nullable String nearest(String path) {
    String nearest = Nearest.of(path, ProtocolKey.paths());
    String head = path.toLowerCase(Locale.ROOT);
    return nearest != null || head.isEmpty()
        ? nearest
        : ProtocolKey.paths().stream()
            .filter(known -> known.toLowerCase(Locale.ROOT).startsWith(head))
            .findFirst()
            .orElse(null);
  }

  void check(ProtocolKey key, JsonNode value) {
    if (value.isNull() && key.mayBeOpen()) {
      return;
    }
    switch (key.kind()) {
      case TEXT -> require(value.isTextual(), key, "a text", value, "write it in quotes");
      case DURATION -> checkDuration(key.path(), value, true);
      case COUNT -> checkCount(key, value);
      case NUMBER -> checkFactor(key, value);
      case FLAG ->
          require(value.isBoolean(), key, "true or false", value, "write it without quotes");
      case WORD -> checkWord(key, value);
      case GROUP, GROUP_OR_NONE -> checkObject(key, value);
      case ALIASES -> checkAliases(key, value);
      case NAMES -> checkNames(key, value);
    }
  }

  private void checkObject(ProtocolKey key, JsonNode value) {
    boolean none = key.kind() == ProtocolKey.Kind.GROUP_OR_NONE;
    if (value.isObject()) {
      checkGroup(value, key.path() + '.');
    } else if (!none || !NONE.equals(value.textValue())) {
      wrong(
          key.path(),
          none ? "an object, or \"none\"" : "an object",
          shown(value),
          "write {} around its keys");
    }
  }

  private void checkDuration(String path, JsonNode value, boolean noneAllowed) {
    if (!value.isTextual()) {
      wrong(path, "a duration with its unit, such as \"35s\"", shown(value), quoted(value));
      return;
    }
    String text = value.textValue();
    if (noneAllowed && text.equals(NONE)) {
      return;
    }
    try {
      Duration duration = Durations.parse(text);
      if (duration.compareTo(Durations.parse(ProtocolKey.LONGEST)) > 0) {
        wrong(path, "at most " + ProtocolKey.LONGEST, shown(value), "check its unit");
      }
    } catch (IllegalArgumentException e) {
      wrong(path, "a duration such as \"35s\"", shown(value), rewritten(text, e.getMessage()));
    }
  }

  /// Pipelines written in JavaScript keep milliseconds.
  private static String quoted(JsonNode value) {
    if (!value.isNumber() || value.doubleValue() < 0) {
      return "write a duration of 0 or more with its unit, or \"none\"";
    }
    String seconds = "write \"" + value.asText() + "s\"";
    return value.doubleValue() < 1000
        ? seconds
        : "write \""
            + value.asText()
            + "ms\" if it counts milliseconds, \""
            + value.asText()
            + "s\" if seconds";
  }

  private static String rewritten(String text, @Nullable String why) {
    String bare = text.strip();
    int end = 0;
    while (end < bare.length()
        && (Character.isDigit(bare.charAt(end)) || bare.charAt(end) == '.')) {
      end++;
    }
    String unit = UNITS.get(bare.substring(end).strip().toLowerCase(Locale.ROOT));
    return end > 0 && unit != null
        ? "write \"" + bare.substring(0, end) + unit + '"'
        : String.valueOf(why);
  }

  private void checkCount(ProtocolKey key, JsonNode value) {
    boolean whole = value.isIntegralNumber() && value.canConvertToInt();
    int count = whole ? value.intValue() : -1;
    require(
        count >= 0 && count <= ProtocolKey.MOST_TRIES,
        key,
        "a whole number from 0 to " + ProtocolKey.MOST_TRIES,
        value,
        "write the number of tries, without quotes");
  }

  private void checkFactor(ProtocolKey key, JsonNode value) {
    double factor = value.isNumber() ? value.doubleValue() : Double.NaN;
    require(
        factor >= 1 && factor <= ProtocolKey.GREATEST_FACTOR,
        key,
        "a number from 1 to " + (int) ProtocolKey.GREATEST_FACTOR,
        value,
        "1 keeps the delay, 2 doubles it");
  }

  private void checkWord(ProtocolKey key, JsonNode value) {
    if (!value.isTextual() || !key.words().contains(value.textValue())) {
      String nearest = value.isTextual() ? Nearest.of(value.textValue(), key.words()) : null;
      wrong(
          key.path(),
          "one of " + String.join(", ", key.words()),
          shown(value),
          nearest == null ? "choose one of them" : "did you mean \"" + nearest + "\"?");
    }
  }

  private void checkAliases(ProtocolKey key, JsonNode value) {
    if (!value.isObject()) {
      require(false, key, "an object of lists of durations", value, "write {\"KEY\": [\"35s\"]}");
      return;
    }
    for (var alias : value.properties()) {
      String path = key.path() + '.' + alias.getKey();
      ProtocolKey other = ProtocolKey.of(alias.getKey());
      if (other == null || other.kind() != ProtocolKey.Kind.DURATION) {
        wrong(path, "the key of a duration", '"' + alias.getKey() + '"', instead(alias.getKey()));
      } else if (!alias.getValue().isArray()) {
        wrong(path, "a list of durations", shown(alias.getValue()), "write [\"35s\", \"25s\"]");
      } else {
        alias.getValue().forEach(each -> checkDuration(path, each, false));
      }
    }
  }

  private void checkNames(ProtocolKey key, JsonNode value) {
    if (!value.isArray()) {
      require(false, key, "a list of keys", value, "write [\"killsTree\"]");
      return;
    }
    for (JsonNode name : value) {
      ProtocolKey named = ProtocolKey.of(name.asText(""));
      if (named == null) {
        wrong(key.path(), "names of keys", shown(name), instead(name.asText("")));
      } else if (!named.canBeNamedOpen()) {
        wrong(key.path(), "names of keys that can be open", shown(name), inside(named));
      }
    }
  }

  private static String inside(ProtocolKey group) {
    return ProtocolKey.paths().stream()
        .filter(path -> path.startsWith(group.path() + '.'))
        .findFirst()
        .map(path -> "name each key in it that is open, such as \"" + path + '"')
        .orElse("remove it");
  }

  private void require(
      boolean holds, ProtocolKey key, String expected, JsonNode found, String fix) {
    if (!holds) {
      wrong(key.path(), expected, shown(found), fix);
    }
  }

  private void wrong(String path, String expected, String found, String fix) {
    problems.add(new Problem(path, lines.applyAsInt(path), expected, found, fix));
  }

  static String shown(JsonNode node) {
    if (node.isContainerNode()) {
      return node.isArray() ? "a list" : "an object";
    }
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
