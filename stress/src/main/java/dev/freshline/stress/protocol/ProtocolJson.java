package dev.freshline.stress.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.Protocol.Backoff;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Jitter;
import dev.freshline.stress.protocol.Protocol.Lock;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import dev.freshline.stress.protocol.Protocol.Waiting;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The form of a [Protocol] in files.
///
/// A duration is `"35s"`; `"none"` when there is none; `null`, or left out, when the source leaves
/// it open. Any other key that it leaves open is listed under `open`.
public final class ProtocolJson {
  private ProtocolJson() {}

  /// @throws InvalidProtocolException when it is no description; the message names the key
  public static Protocol read(byte[] content) throws InvalidProtocolException {
    try {
      return read(Json.read(content));
    } catch (IOException e) {
      throw new InvalidProtocolException("protocol: expected one JSON object: " + e.getMessage());
    }
  }

  public static Protocol read(JsonNode root) throws InvalidProtocolException {
    Set<String> open = new HashSet<>();
    var keys = new Keys(root, "", open);
    try {
      var protocol =
          new Protocol(
              keys.text("name", null),
              keys.duration("cooldown"),
              keys.word("cooldownFrom", Origin.class),
              keys.word("gate", Gate.class),
              keys.duration("freshFor"),
              keys.duration("criticalAfter"),
              keys.word("stampAt", Origin.class),
              keys.word("freshFlag", FreshFlag.class),
              keys.duration("fetchTimeout"),
              keys.duration("killGrace"),
              keys.flag("killsTree"),
              backoff(keys.objectOrNone("backoff")),
              lock(keys.object("lock")),
              waiting(keys.object("wait")),
              keys.duration("deadline"),
              keys.flag("fencedPublish"),
              keys.flag("publishInsideLock"),
              aliases(keys),
              open(keys, open),
              keys.text("notes", ""));
      keys.requireNoOther();
      return protocol;
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Backoff backoff(@Nullable Keys keys) throws InvalidProtocolException {
    if (keys == null) {
      return null;
    }
    var backoff =
        new Backoff(
            keys.duration("base"),
            keys.number("factor"),
            keys.duration("cap"),
            keys.word("jitter", Jitter.class));
    keys.requireNoOther();
    return backoff;
  }

  private static Lock lock(Keys keys) throws InvalidProtocolException {
    var lock =
        new Lock(
            keys.word("kind", LockKind.class),
            keys.duration("staleAfter"),
            keys.flag("stealsFromLiving"),
            keys.flag("atomicSteal"),
            keys.duration("heartbeat"));
    keys.requireNoOther();
    return lock;
  }

  private static Waiting waiting(Keys keys) throws InvalidProtocolException {
    var waiting = new Waiting(keys.duration("every"), keys.count("count"), keys.flag("rereads"));
    keys.requireNoOther();
    return waiting;
  }

  private static Map<String, List<Duration>> aliases(Keys keys) throws InvalidProtocolException {
    Map<String, List<Duration>> aliases = new HashMap<>();
    if (!keys.take("aliases").isMissingNode()) {
      Keys each = keys.object("aliases");
      for (String name : each.names()) {
        aliases.put(name, each.durations(name));
      }
    }
    return aliases;
  }

  private static Set<String> open(Keys keys, Set<String> found) throws InvalidProtocolException {
    for (JsonNode name : keys.take("open")) {
      if (!name.isTextual()) {
        throw new InvalidProtocolException("open: expected names of keys, found " + name);
      }
      found.add(name.textValue());
    }
    return found;
  }

  /// The same protocol with one key changed: `with(review, "lock.staleAfter", "60s")`.
  ///
  /// @throws InvalidProtocolException when there is no such key or the value does not fit it
  public static Protocol with(Protocol protocol, String key, String value)
      throws InvalidProtocolException {
    ObjectNode root = write(protocol);
    int dot = key.indexOf('.');
    JsonNode owner = dot < 0 ? root : root.path(key.substring(0, dot));
    String name = key.substring(dot + 1);
    if (!(owner instanceof ObjectNode object) || !object.has(name)) {
      throw new InvalidProtocolException(key + ": there is no such key");
    }
    object.set(name, literal(value));
    if (root.path("open") instanceof ArrayNode open) {
      for (int i = open.size() - 1; i >= 0; i--) {
        if (open.get(i).asText().equals(key)) {
          open.remove(i);
        }
      }
    }
    return read(root);
  }

  /// A number or a flag as such, anything else as a text.
  private static JsonNode literal(String value) {
    try {
      JsonNode node = Json.read(value.getBytes(UTF_8));
      return node.isBoolean() || (node.isNumber() && node.toString().equals(value))
          ? node
          : Json.object().textNode(value);
    } catch (IOException e) {
      return Json.object().textNode(value);
    }
  }

  /// The value of a key such as `lock.staleAfter`, as it is written in a file.
  public static JsonNode at(Protocol protocol, String key) {
    return at(write(protocol), key);
  }

  /// What a description says of a key; a missing node where it does not.
  public static JsonNode at(JsonNode root, String key) {
    return root.at('/' + key.replace('.', '/'));
  }

  public static ObjectNode write(Protocol protocol) {
    ObjectNode root = Json.object();
    root.put("name", protocol.name());
    put(root, "cooldown", protocol.cooldown(), protocol, "cooldown");
    root.put("cooldownFrom", Keys.word(protocol.cooldownFrom()));
    root.put("gate", Keys.word(protocol.gate()));
    put(root, "freshFor", protocol.freshFor(), protocol, "freshFor");
    put(root, "criticalAfter", protocol.criticalAfter(), protocol, "criticalAfter");
    root.put("stampAt", Keys.word(protocol.stampAt()));
    root.put("freshFlag", Keys.word(protocol.freshFlag()));
    put(root, "fetchTimeout", protocol.fetchTimeout(), protocol, "fetchTimeout");
    put(root, "killGrace", protocol.killGrace(), protocol, "killGrace");
    root.put("killsTree", protocol.killsTree());
    backoff(root, protocol);
    lock(root.putObject("lock"), protocol);
    waiting(root.putObject("wait"), protocol);
    put(root, "deadline", protocol.deadline(), protocol, "deadline");
    root.put("fencedPublish", protocol.fencedPublish());
    root.put("publishInsideLock", protocol.publishInsideLock());
    ObjectNode aliases = root.putObject("aliases");
    for (var alias : new TreeMap<>(protocol.aliases()).entrySet()) {
      ArrayNode values = aliases.putArray(alias.getKey());
      alias.getValue().forEach(value -> values.add(Durations.format(value)));
    }
    ArrayNode open = root.putArray("open");
    new ArrayList<>(new TreeSet<>(protocol.open())).forEach(open::add);
    root.put("notes", protocol.notes());
    return root;
  }

  private static void backoff(ObjectNode root, Protocol protocol) {
    Backoff backoff = protocol.backoff();
    if (backoff == null) {
      put(root, "backoff", null, protocol, "backoff");
      return;
    }
    ObjectNode node = root.putObject("backoff");
    put(node, "base", backoff.base(), protocol, "backoff.base");
    node.put("factor", backoff.factor());
    put(node, "cap", backoff.cap(), protocol, "backoff.cap");
    node.put("jitter", Keys.word(backoff.jitter()));
  }

  private static void lock(ObjectNode node, Protocol protocol) {
    Lock lock = protocol.lock();
    node.put("kind", Keys.word(lock.kind()));
    put(node, "staleAfter", lock.staleAfter(), protocol, "lock.staleAfter");
    node.put("stealsFromLiving", lock.stealsFromLiving());
    node.put("atomicSteal", lock.atomicSteal());
    put(node, "heartbeat", lock.heartbeat(), protocol, "lock.heartbeat");
  }

  private static void waiting(ObjectNode node, Protocol protocol) {
    Waiting waiting = protocol.waiting();
    put(node, "every", waiting.every(), protocol, "wait.every");
    if (protocol.open().contains("wait.count")) {
      node.putNull("count");
    } else {
      node.put("count", waiting.count());
    }
    node.put("rereads", waiting.rereads());
  }

  private static void put(
      ObjectNode node, String name, @Nullable Duration value, Protocol protocol, String key) {
    if (value != null) {
      node.put(name, Durations.format(value));
    } else if (protocol.open().contains(key)) {
      node.putNull(name);
    } else {
      node.put(name, Keys.NONE);
    }
  }
}
