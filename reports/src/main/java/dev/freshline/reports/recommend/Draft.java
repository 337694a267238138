package dev.freshline.reports.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.freshline.settings.Durations;
import dev.freshline.stress.protocol.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings in the making: a protocol, and for what was decided the reason.
///
/// @param reasons by setting
record Draft(Sheet sheet, Map<String, Reason> reasons) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Why a setting has its value.
  ///
  /// @param rule the code of the rule that decides on it
  record Reason(String rule, String why) {}

  Draft {
    reasons = Map.copyOf(reasons);
  }

  static Draft of(Protocol protocol) {
    return new Draft(new Sheet(protocol), Map.of());
  }

  Protocol protocol() {
    return sheet.protocol();
  }

  Draft set(String key, @Nullable Duration value, String rule, String why) {
    return setWord(key, value == null ? "none" : Durations.format(value), rule, why);
  }

  Draft set(String key, boolean value, String rule, String why) {
    return put(key, NODES.booleanNode(value), rule, why);
  }

  Draft set(String key, int value, String rule, String why) {
    return put(key, NODES.numberNode(value), rule, why);
  }

  Draft setNone(String key, String rule, String why) {
    return setWord(key, "none", rule, why);
  }

  /// One of the words of a setting, such as `stale-first`.
  Draft setWord(String key, String word, String rule, String why) {
    return put(key, NODES.textNode(word), rule, why);
  }

  /// As files have it; what is so already needs no reason.
  Draft put(String key, JsonNode value, String rule, String why) {
    Sheet changed = sheet.with(key, value);
    return changed.text(key).equals(sheet.text(key))
        ? this
        : new Draft(changed, reasons).because(key, rule, why);
  }

  /// The same with some settings as they are elsewhere, for which there is then no reason.
  Draft putBack(List<String> keys, Sheet from) {
    Map<String, Reason> fewer = new TreeMap<>(reasons);
    fewer.keySet().removeAll(keys);
    return new Draft(sheet.with(keys, from), fewer);
  }

  /// The same, where the value stays and why it may.
  Draft because(String key, String rule, String why) {
    Map<String, Reason> more = new TreeMap<>(reasons);
    more.put(key, new Reason(rule, why));
    return new Draft(sheet, more);
  }
}
