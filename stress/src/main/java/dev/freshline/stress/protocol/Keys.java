package dev.freshline.stress.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of one JSON object, each taken once; what nobody took is an error at the end.
final class Keys {
  /// How a duration is written that there is none of.
  static final String NONE = "none";

  private final JsonNode object;
  private final String prefix;
  private final Set<String> open;
  private final Set<String> taken = new HashSet<>();

  Keys(JsonNode object, String prefix, Set<String> open) throws InvalidProtocolException {
    this.object = object;
    this.prefix = prefix;
    this.open = open;
    if (!object.isObject()) {
      throw wrong("", "an object", object);
    }
  }

  /// A duration; null for `none`, and for a JSON null or a missing key, which leave it open.
  @Nullable Duration duration(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (value.isMissingNode() || value.isNull()) {
      open.add(prefix + key);
      return null;
    }
    if (value.isTextual() && value.textValue().equals(NONE)) {
      return null;
    }
    return duration(key, value);
  }

  List<Duration> durations(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (!value.isArray()) {
      throw wrong(key, "a list of durations", value);
    }
    var durations = new ArrayList<Duration>();
    for (JsonNode element : value) {
      durations.add(duration(key, element));
    }
    return durations;
  }

  private Duration duration(String key, JsonNode value) throws InvalidProtocolException {
    if (!value.isTextual()) {
      throw wrong(key, "a duration with its unit, such as \"35s\", or \"none\"", value);
    }
    try {
      return Durations.parse(value.textValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolException(prefix + key + ": " + e.getMessage());
    }
  }

  boolean flag(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (!value.isBoolean()) {
      throw wrong(key, "true or false", value);
    }
    return value.booleanValue();
  }

  double number(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (!value.isNumber()) {
      throw wrong(key, "a number", value);
    }
    return value.doubleValue();
  }

  /// A whole number; 0 for a JSON null, which leaves it open.
  int count(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (value.isNull()) {
      open.add(prefix + key);
      return 0;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "a whole number", value);
    }
    return value.intValue();
  }

  /// One of an enum's words, written in lower case with hyphens.
  <E extends Enum<E>> E word(String key, Class<E> type) throws InvalidProtocolException {
    JsonNode value = take(key);
    var words = new ArrayList<String>();
    for (E constant : type.getEnumConstants()) {
      words.add(word(constant));
      if (value.isTextual() && value.textValue().equals(word(constant))) {
        return constant;
      }
    }
    throw wrong(key, "one of " + String.join(", ", words), value);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String text(String key, @Nullable String otherwise) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (value.isMissingNode() && otherwise != null) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(key, "a text", value);
    }
    return value.textValue();
  }

  /// An object within this one, or null where `none` stands or nothing.
  @Nullable Keys objectOrNone(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (value.isMissingNode() || value.isNull()) {
      open.add(prefix + key);
      return null;
    }
    boolean none = value.isTextual() && value.textValue().equals(NONE);
    return none ? null : new Keys(value, prefix + key + '.', open);
  }

  Keys object(String key) throws InvalidProtocolException {
    JsonNode value = take(key);
    if (!value.isObject()) {
      throw wrong(key, "an object", value);
    }
    return new Keys(value, prefix + key + '.', open);
  }

  /// The node of a key, missing or not.
  JsonNode take(String key) {
    taken.add(key);
    return object.path(key);
  }

  /// The names of all keys that are there.
  List<String> names() {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void requireNoOther() throws InvalidProtocolException {
    for (String name : names()) {
      if (!taken.contains(name)) {
        throw new InvalidProtocolException(
            prefix + name + ": expected one of " + taken.stream().sorted().toList());
      }
    }
  }

  private InvalidProtocolException wrong(String key, String expected, JsonNode found) {
    String path = prefix + key;
    return new InvalidProtocolException(
        (path.isEmpty() ? "protocol" : path)
            + ": expected "
            + expected
            + ", found "
            + (found.isMissingNode() ? "nothing" : found));
  }
}
