package dev.freshline.reports.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freshline.settings.Problem;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.util.List;

/// The `--set KEY=VALUE` of the command line.
///
/// A value is written as in the file, without quotes; `open` leaves the key open. A key that is set
/// has this one value, so that other values which the source has for it are forgotten. Of a
/// pipeline without a backoff, `backoff.base` makes a constant one.
final class Overrides {
  private static final String OPTION = "--set";
  private static final String OPEN = "open";

  private Overrides() {}

  /// The protocol with all of them set; `origins` of the description tell.
  static Protocol apply(Described described, List<String> settings) throws UsageException {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            OPTION
                + " "
                + setting
                + ": expected KEY=VALUE, found no '='; write for example --set cooldown=90s");
      }
      set(described, setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
    }
    ProtocolReader.completed(described.tree());
    return ProtocolReader.protocol(described);
  }

  private static void set(Described described, String path, String text) throws UsageException {
    ProtocolKey key = ProtocolKey.of(path);
    if (key == null || key.kind() == ProtocolKey.Kind.GROUP) {
      throw ProtocolReader.wrong(
          OPTION,
          new Problem(path, 0, "a known key", '"' + path + '"', ProtocolCheck.instead(path)));
    }
    JsonNode value = text.equals(OPEN) ? null : value(key, text);
    if (value != null) {
      var check = new ProtocolCheck(_ -> 0);
      check.check(key, value);
      if (!check.problems().isEmpty()) {
        throw UsageException.of(OPTION, check.problems());
      }
    }
    ObjectNode tree = described.tree();
    JsonNode owner = ProtocolReader.owner(tree, path);
    ObjectNode holder = owner instanceof ObjectNode object ? object : constantBackoff(tree, key);
    if (value == null) {
      holder.putNull(ProtocolReader.name(path));
    } else {
      holder.set(ProtocolReader.name(path), value);
    }
    forget(tree, path);
    described.origins().put(path, OPTION);
  }

  /// As a JSON value where it is one of the kind that the key takes, otherwise as a text.
  private static JsonNode value(ProtocolKey key, String text) {
    boolean plain =
        switch (key.kind()) {
          case COUNT, NUMBER, FLAG, GROUP_OR_NONE, ALIASES, NAMES -> true;
          case TEXT, DURATION, WORD, GROUP -> false;
        };
    try {
      return plain ? Json.read(text.getBytes(UTF_8)) : TextNode.valueOf(text);
    } catch (IOException e) {
      return TextNode.valueOf(text);
    }
  }

  private static ObjectNode constantBackoff(ObjectNode tree, ProtocolKey key)
      throws UsageException {
    if (key != ProtocolKey.BACKOFF_BASE) {
      throw new UsageException(
          OPTION
              + " "
              + key.path()
              + ": expected a pipeline with a backoff, found none; set backoff.base first");
    }
    return tree.putObject("backoff").put("factor", 1).put("cap", "none").put("jitter", "none");
  }

  private static void forget(ObjectNode tree, String path) {
    if (tree.path("aliases") instanceof ObjectNode aliases) {
      aliases.remove(path);
    }
    if (tree.path("open") instanceof ArrayNode open) {
      for (int i = open.size() - 1; i >= 0; i--) {
        String name = open.get(i).asText();
        if (name.equals(path) || (path.startsWith(name + ".") && name.equals("backoff"))) {
          open.remove(i);
        }
      }
    }
  }
}
