package dev.freshline.reports.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A protocol as the list of its settings, so that single ones can be set, compared and put back.
///
/// The backoff is one setting: its parts mean nothing one by one. A setting takes its other values
/// (`aliases`) along, since whoever sets it sets it everywhere.
record Sheet(Protocol protocol) {
  static final String BACKOFF = "backoff";

  private static final String NONE = "none";

  /// What is said of a setting that the source leaves open.
  static final String OPEN = "open";

  /// All settings in the order in which they are decided.
  static final List<String> KEYS =
      List.of(
          "fetchTimeout",
          "killGrace",
          "killsTree",
          "lock.kind",
          "lock.staleAfter",
          "lock.heartbeat",
          "lock.stealsFromLiving",
          "lock.atomicSteal",
          "wait.every",
          "wait.count",
          "wait.rereads",
          "deadline",
          "publishInsideLock",
          "fencedPublish",
          "freshFlag",
          "gate",
          "stampAt",
          "cooldownFrom",
          "cooldown",
          "freshFor",
          BACKOFF,
          "criticalAfter");

  /// Those of them that are durations.
  static final Set<String> DURATIONS =
      Set.of(
          "fetchTimeout",
          "killGrace",
          "lock.staleAfter",
          "lock.heartbeat",
          "wait.every",
          "deadline",
          "cooldown",
          "freshFor",
          "criticalAfter");

  /// The value as a reader is shown it, with the other values that stand for it elsewhere.
  String text(String key) {
    if (protocol.open().contains(key)) {
      return OPEN;
    }
    JsonNode value = ProtocolJson.at(protocol, key);
    String text = key.equals(BACKOFF) ? backoff(value) : plain(value);
    var others = new ArrayList<String>();
    for (var alias : protocol.aliases().getOrDefault(key, List.of())) {
      String other = Durations.format(alias);
      if (!other.equals(text)) {
        others.add(other);
      }
    }
    return others.isEmpty() ? text : text + " and " + String.join(", ", others);
  }

  private static String plain(JsonNode value) {
    return value.isNull() ? OPEN : value.asText();
  }

  private static String backoff(JsonNode value) {
    if (!value.isObject()) {
      return plain(value);
    }
    return plain(value.path("base"))
        + " x "
        + Spoken.number(value.path("factor").doubleValue())
        + " up to "
        + plain(value.path("cap"))
        + ", jitter "
        + value.path("jitter").asText();
  }

  /// The value of a setting that is a duration; null for none.
  @Nullable Duration duration(String key) {
    String text = plain(ProtocolJson.at(protocol, key));
    return text.equals(NONE) || text.equals(OPEN) ? null : Durations.parse(text);
  }

  /// The settings in which two protocols differ, in the order of [#KEYS].
  List<String> keysUnlike(Sheet other) {
    return KEYS.stream().filter(key -> !text(key).equals(other.text(key))).toList();
  }

  /// The same with one setting, which then has this value alone.
  ///
  /// @param value as files have it: `35s`, `none`, `true`, `3`, or the object of a backoff
  Sheet with(String key, JsonNode value) {
    ObjectNode root = ProtocolJson.write(protocol);
    put(root, key, value);
    remove(root, key);
    return read(root);
  }

  /// The same with several settings as another protocol has them.
  Sheet with(List<String> keys, Sheet other) {
    ObjectNode root = ProtocolJson.write(protocol);
    ObjectNode source = ProtocolJson.write(other.protocol);
    keys.forEach(key -> copy(root, key, source));
    return read(root);
  }

  private static void copy(ObjectNode root, String key, ObjectNode source) {
    put(root, key, ProtocolJson.at(source, key));
    remove(root, key);
    for (JsonNode open : source.path("open")) {
      if (open.asText().equals(key)) {
        list(root).add(key);
      }
    }
    JsonNode aliases = source.path("aliases").path(key);
    if (aliases.isArray() && root.path("aliases") instanceof ObjectNode ours) {
      ours.set(key, aliases);
    }
  }

  /// Takes away what else was said of a setting: that it is open, and its other values.
  private static void remove(ObjectNode root, String key) {
    ArrayNode open = list(root);
    for (int i = open.size() - 1; i >= 0; i--) {
      String name = open.get(i).asText();
      if (name.equals(key) || name.startsWith(key + ".")) {
        open.remove(i);
      }
    }
    if (root.path("aliases") instanceof ObjectNode aliases) {
      aliases.remove(key);
    }
  }

  private static ArrayNode list(ObjectNode root) {
    return root.path("open") instanceof ArrayNode open ? open : root.putArray("open");
  }

  private static void put(ObjectNode root, String key, JsonNode value) {
    int dot = key.indexOf('.');
    JsonNode owner = dot < 0 ? root : root.path(key.substring(0, dot));
    if (!(owner instanceof ObjectNode object)) {
      throw new IllegalArgumentException(key + ": expected one of " + KEYS);
    }
    object.set(key.substring(dot + 1), value);
  }

  /// A sheet is only ever asked for values that the format takes.
  private static Sheet read(ObjectNode root) {
    try {
      return new Sheet(ProtocolJson.read(root));
    } catch (InvalidProtocolException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
