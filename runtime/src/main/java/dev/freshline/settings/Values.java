package dev.freshline.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.source.UsageEndpoint;
import dev.freshline.wire.JsonPlaces;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One document's values by key: each as it is set there, or its default and the reason why not.
final class Values {
  /// What editors read to know the format.
  private static final String SCHEMA = "$schema";

  /// A document that is wrong throughout is not worth a longer list.
  private static final int MAX_PROBLEMS = 20;

  private static final int MAX_WORDS = 32;

  private final JsonNode root;
  private final byte[] document;
  private final Map<Key, Origin> origins = new EnumMap<>(Key.class);
  private final List<Problem> problems = new ArrayList<>(0);

  Values(JsonNode root, byte[] document) {
    this.root = root;
    this.document = document;
    for (Key key : Key.ALL) {
      origins.put(key, Origin.DEFAULT);
    }
  }

  Map<Key, Origin> origins() {
    return origins;
  }

  List<Problem> problems() {
    return problems;
  }

  Origin origin(Key key) {
    return origins.getOrDefault(key, Origin.DEFAULT);
  }

  /// Whether somebody set it to something that can be used.
  boolean isSet(Key key) {
    return origin(key) != Origin.DEFAULT;
  }

  void override(Key key) {
    origins.put(key, Origin.ENVIRONMENT);
  }

  void forget(Key key) {
    origins.put(key, Origin.DEFAULT);
  }

  void report(Problem problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  int line(Key key) {
    return line(key.path());
  }

  int line(String path) {
    return JsonPlaces.lineOf(document, path);
  }

  Duration initial(Key key) {
    return Durations.parse(key.initial());
  }

  Duration duration(Key key) {
    return duration(key, initial(key), false);
  }

  /// @param otherwise what holds when the key is not set
  /// @param derived whether that follows from something that is set
  Duration duration(Key key, Duration otherwise, boolean derived) {
    if (derived) {
      origins.put(key, Origin.DERIVED);
    }
    JsonNode node = node(key);
    if (isAbsent(node)) {
      return otherwise;
    }
    if (!node.isTextual()) {
      wrong(key, "a duration such as \"" + key.initial() + "\"", shown(node), unitHint(node));
      return otherwise;
    }
    try {
      Duration value = Durations.parse(node.textValue());
      if (isWithin(key, value)) {
        return set(key, value);
      }
      wrong(
          key, "from " + key.least() + " to " + key.most(), shown(node), "choose a value in range");
    } catch (IllegalArgumentException e) {
      wrong(
          key,
          "a duration such as \"" + key.initial() + "\"",
          shown(node),
          String.valueOf(e.getMessage()));
    }
    return otherwise;
  }

  boolean flag(Key key) {
    JsonNode node = node(key);
    if (node.isBoolean()) {
      return set(key, node.booleanValue());
    }
    if (!isAbsent(node)) {
      wrong(key, "true or false", shown(node), "write it without quotes");
    }
    return Boolean.parseBoolean(key.initial());
  }

  List<String> command(Key key) {
    JsonNode node = node(key);
    List<String> words = words(node);
    if (words != null && !words.isEmpty()) {
      return set(key, words);
    }
    if (!isAbsent(node)) {
      wrong(
          key,
          "a list of a program and its arguments",
          shown(node),
          node.isTextual()
              ? "write [" + shown(node) + "]"
              : "write [\"" + key.initial() + "\"] with at most " + MAX_WORDS + " words");
    }
    return List.of(key.initial());
  }

  /// Those of the names that are segments; what is not is a problem each.
  List<String> segments(Key key) {
    JsonNode node = node(key);
    List<String> words = words(node);
    if (words == null || words.isEmpty()) {
      if (!isAbsent(node)) {
        wrong(key, "a list of segments", shown(node), "name some of " + key.initial());
      }
      return DisplaySettings.SEGMENTS;
    }
    var known = new ArrayList<String>(words.size());
    for (String word : words) {
      if (known.contains(word)) {
        wrong(key, "each segment once", "\"" + word + "\" twice", "remove one of them");
      } else if (DisplaySettings.SEGMENTS.contains(word)) {
        known.add(word);
      } else {
        wrong(key, "segments out of " + key.initial(), "\"" + word + "\"", fix(word));
      }
    }
    return known.isEmpty() ? DisplaySettings.SEGMENTS : set(key, known);
  }

  DisplaySettings.Color color(Key key) {
    JsonNode node = node(key);
    return switch (node.isTextual() ? node.textValue() : "") {
      case "auto" -> set(key, DisplaySettings.Color.AUTO);
      case "always" -> set(key, DisplaySettings.Color.ALWAYS);
      case "never" -> set(key, DisplaySettings.Color.NEVER);
      default -> {
        if (!isAbsent(node)) {
          wrong(key, "\"auto\", \"always\" or \"never\"", shown(node), "choose one of them");
        }
        yield DisplaySettings.Color.AUTO;
      }
    };
  }

  /// The address must be one that a token may be sent to.
  URI url(Key key) {
    JsonNode node = node(key);
    if (!isAbsent(node)) {
      URI uri = uri(node.asText(""));
      if (uri != null) {
        return set(key, uri);
      }
      wrong(
          key,
          "an https address, or an http address on this machine",
          shown(node),
          "a token is sent there, so it must not travel in the clear");
    }
    return URI.create(key.initial());
  }

  /// Reports every name that nothing is read from.
  void checkNames() {
    if (!root.isObject()) {
      report(
          new Problem(
              Locations.SETTINGS_FILE,
              1,
              "one JSON object",
              shown(root),
              "write {} around it; until then all defaults hold"));
      return;
    }
    checkNames(root, "");
  }

  private void checkNames(JsonNode group, String prefix) {
    for (var member : group.properties()) {
      String path = prefix + member.getKey();
      JsonNode value = member.getValue();
      if (Key.isGroup(path)) {
        if (value.isObject()) {
          checkNames(value, path + ".");
        } else if (!isAbsent(value)) {
          report(
              new Problem(
                  path, line(path), "an object", shown(value), "write {} around its values"));
        }
      } else if (!Key.isKey(path) && !path.equals(SCHEMA)) {
        report(new Problem(path, line(path), "a known key", "\"" + path + "\"", keyFix(path)));
      }
    }
  }

  private JsonNode node(Key key) {
    String path = key.path();
    JsonNode node = root;
    int start = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
      node = node.path(path.substring(start, dot));
      start = dot + 1;
    }
    return node.path(path.substring(start));
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private <T> T set(Key key, T value) {
    origins.put(key, Origin.FILE);
    return value;
  }

  private void wrong(Key key, String expected, String found, String fix) {
    report(new Problem(key.path(), line(key), expected, found, fix));
  }

  private static boolean isWithin(Key key, Duration value) {
    return value.compareTo(Durations.parse(key.least())) >= 0
        && value.compareTo(Durations.parse(key.most())) <= 0;
  }

  private static String unitHint(JsonNode node) {
    return node.isNumber() ? "write \"" + node.asText() + "s\" for seconds" : "write it in quotes";
  }

  private static @Nullable List<String> words(JsonNode node) {
    if (!node.isArray() || node.size() > MAX_WORDS) {
      return null;
    }
    var words = new ArrayList<String>(node.size());
    for (JsonNode element : node) {
      if (!element.isTextual() || element.textValue().isBlank()) {
        return null;
      }
      words.add(element.textValue());
    }
    return words;
  }

  private static @Nullable URI uri(String text) {
    try {
      return new UsageEndpoint(new URI(text)).uri();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String fix(String word) {
    String nearest = Nearest.of(word, DisplaySettings.SEGMENTS);
    return nearest == null ? "remove it" : "did you mean \"" + nearest + "\"?";
  }

  private static String keyFix(String path) {
    String nearest = Nearest.of(path, Key.paths());
    return nearest == null ? "remove it" : "did you mean \"" + nearest + "\"?";
  }

  private static String shown(JsonNode node) {
    if (node.isTextual()) {
      return "\"" + node.textValue() + "\"";
    }
    return node.isContainerNode() ? (node.isArray() ? "a list" : "an object") : node.asText();
  }
}
