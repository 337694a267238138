package dev.freshline.reports.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.settings.Problem;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.wire.JsonPlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a protocol of a document.
///
/// ```
///   content -> strict JSON -> every key checked -> what is left out is open -> protocol
/// ```
final class ProtocolReader {
  /// What stands for a word that is left open; a judgement that needs it is unproven all the same.
  private static final Map<String, String> PLACEHOLDERS =
      Map.of(
          "cooldownFrom", "end",
          "gate", "cooldown-first",
          "stampAt", "end",
          "freshFlag", "derived",
          "lock.kind", "pidfile",
          "backoff.jitter", "none");

  private ProtocolReader() {}

  /// @param source how the document is called in messages
  static Described read(byte[] content, String source) throws UsageException {
    JsonNode root = StrictJson.read(content, source);
    var check = new ProtocolCheck(path -> JsonPlaces.lineOf(content, path));
    check.check(root);
    if (!check.problems().isEmpty()) {
      throw UsageException.of(source, check.problems());
    }
    var tree = (ObjectNode) root;
    tree.remove("$schema");
    if (!tree.path("name").isTextual()) {
      tree.put("name", "settings");
    }
    Map<String, String> origins = new HashMap<>();
    for (ProtocolKey key : ProtocolKey.values()) {
      int line = JsonPlaces.lineOf(content, key.path());
      origins.put(key.path(), line > 0 ? source + ":" + line : source + ", left out");
    }
    return new Described(completed(tree), origins);
  }

  /// With a place for every key: what is left out, or null, is open.
  static ObjectNode completed(ObjectNode tree) {
    ArrayNode open = tree.path("open") instanceof ArrayNode named ? named : tree.putArray("open");
    for (ProtocolKey key : ProtocolKey.values()) {
      String path = key.path();
      if (key.kind() == ProtocolKey.Kind.GROUP && !tree.path(path).isObject()) {
        tree.putObject(path);
      }
      if (owner(tree, path) instanceof ObjectNode owner) {
        complete(key, owner, open);
      }
    }
    return tree;
  }

  private static void complete(ProtocolKey key, ObjectNode owner, ArrayNode open) {
    String name = name(key.path());
    if (!key.mayBeOpen() || !(owner.path(name).isMissingNode() || owner.path(name).isNull())) {
      return;
    }
    switch (key.kind()) {
      case FLAG -> owner.put(name, false);
      case WORD -> owner.put(name, PLACEHOLDERS.get(key.path()));
      case NUMBER -> owner.put(name, 1);
      case DURATION, COUNT, GROUP_OR_NONE -> owner.putNull(name);
      case TEXT, GROUP, ALIASES, NAMES -> {
        return;
      }
    }
    open.add(key.path());
  }

  /// The object that holds the key; a missing node where there is none, such as for
  /// `backoff.base` without a backoff.
  static JsonNode owner(JsonNode tree, String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? tree : tree.path(path.substring(0, dot));
  }

  static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  /// The protocol, once its values agree.
  static Protocol protocol(Described described) throws UsageException {
    try {
      return ProtocolJson.read(described.tree());
    } catch (InvalidProtocolException e) {
      String message = String.valueOf(e.getMessage());
      String path = message.substring(0, Math.max(0, message.indexOf(':')));
      String origin = described.origins().get(path);
      throw new UsageException((origin == null ? "" : origin + ": ") + message, e);
    }
  }

  /// A problem with one key alone.
  static UsageException wrong(String source, Problem problem) {
    return UsageException.of(source, List.of(problem));
  }
}
