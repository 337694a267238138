package dev.freshline.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.billing.Timings;
import dev.freshline.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `settings` tells: every value in force, what follows from it, and what could not be used.
public final class SettingsReport {
  private final SettingsResult result;
  private final List<Derived> derived;

  /// A value that nobody sets because it follows from others.
  ///
  /// @param name what it is called in the code and the documents
  /// @param from how it is made of what can be set
  public record Derived(String name, String value, String from) {}

  /// One line of the table.
  public record Row(String name, String value, String origin, String meaning) {}

  /// @param more derived values of rooms that this one does not know
  public SettingsReport(SettingsResult result, List<Derived> more) {
    this.result = result;
    var all = new ArrayList<Derived>(more.size() + 1);
    Timings timings = result.settings().timings();
    all.add(
        new Derived(
            "leaseFor",
            Durations.format(timings.leaseFor()),
            "fetchTimeout + killGrace + " + Durations.format(Timings.LEASE_MARGIN)));
    all.addAll(more);
    this.derived = List.copyOf(all);
  }

  /// Every value, then every derived one.
  public List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (Key key : Key.ALL) {
      String origin = result.origin(key).name().toLowerCase(Locale.ROOT);
      rows.add(new Row(key.path(), value(key), origin, key.meaning()));
    }
    for (Derived one : derived) {
      rows.add(new Row(one.name(), one.value(), "derived", "= " + one.from()));
    }
    return rows;
  }

  public JsonNode json() {
    ObjectNode root = Json.object();
    ObjectNode values = root.putObject("values");
    for (Key key : Key.ALL) {
      values
          .putObject(key.path())
          .put("value", value(key))
          .put("origin", result.origin(key).name().toLowerCase(Locale.ROOT))
          .put("default", key.initial());
    }
    ObjectNode following = root.putObject("derived");
    for (Derived one : derived) {
      following.putObject(one.name()).put("value", one.value()).put("from", one.from());
    }
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : result.problems()) {
      problems
          .addObject()
          .put("key", problem.key())
          .put("line", problem.line())
          .put("expected", problem.expected())
          .put("found", problem.found())
          .put("fix", problem.fix());
    }
    return root;
  }

  /// A value as the file spells it, lists with commas between.
  private String value(Key key) {
    Settings settings = result.settings();
    Timings timings = settings.timings();
    return switch (key) {
      case FETCH_TIMEOUT -> Durations.format(timings.fetchTimeout());
      case KILL_GRACE -> Durations.format(timings.killGrace());
      case COOLDOWN -> Durations.format(timings.cooldown());
      case FRESH_FOR -> Durations.format(timings.freshFor());
      case CRITICAL_AFTER -> Durations.format(timings.criticalAfter());
      case CCUSAGE_ENABLED -> String.valueOf(settings.ccusage().enabled());
      case CCUSAGE_COMMAND -> String.join(" ", settings.ccusage().command());
      case OAUTH_ENABLED -> String.valueOf(settings.oauth().enabled());
      case OAUTH_URL -> settings.oauth().url().toString();
      case OAUTH_COOLDOWN -> Durations.format(settings.oauth().cooldown());
      case OAUTH_TIMEOUT -> Durations.format(settings.oauth().timeout());
      case SEGMENTS -> String.join(", ", settings.display().segments());
      case COLOR -> settings.display().color().name().toLowerCase(Locale.ROOT);
      case ASCII -> String.valueOf(settings.display().ascii());
    };
  }
}
