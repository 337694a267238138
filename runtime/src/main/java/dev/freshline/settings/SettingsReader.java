package dev.freshline.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.billing.Timings;
import dev.freshline.wire.Json;
import dev.freshline.wire.JsonPlaces;
import dev.freshline.wire.LeanJson;
import dev.freshline.wire.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes settings of a file's content and the environment. Pure; cheap when there is no file.
///
/// ```
///   content -> tree -> each value, or its default and a problem -> timings that agree, or all
/// defaults
///                                                                                     -> result
/// ```
public final class SettingsReader {
  /// Programs that are to be run in place of `ccusage`, as one path.
  public static final String CCUSAGE_VARIABLE = "FRESHLINE_CCUSAGE";

  /// `1` keeps to ASCII characters.
  public static final String ASCII_VARIABLE = "FRESHLINE_ASCII";

  /// Not empty: no colour, whatever the file says (no-color.org).
  public static final String NO_COLOR_VARIABLE = "NO_COLOR";

  private final Values values;
  private final Map<String, String> environment;

  private SettingsReader(Values values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  /// The settings in force.
  ///
  /// @param content of the file, or null when there is none
  public static SettingsResult read(byte @Nullable [] content, Map<String, String> environment) {
    if (content == null) {
      return new SettingsReader(new Values(Json.object(), new byte[0]), environment).result();
    }
    try {
      JsonNode root = parse(content);
      var values = new Values(root, content);
      values.checkNames();
      return new SettingsReader(values, environment).result();
    } catch (IOException e) {
      return allDefaults(
          new Problem(
              Locations.SETTINGS_FILE,
              JsonPlaces.lineOf(e),
              "one JSON object",
              JsonPlaces.messageOf(e),
              "correct it there (no comments, no trailing commas); until then all defaults hold"),
          environment);
    }
  }

  /// Where the lean reader fails, the thorough one says at which line.
  private static JsonNode parse(byte[] content) throws IOException {
    try {
      return LeanJson.read(content);
    } catch (MalformedException e) {
      return Json.read(content);
    }
  }

  /// The settings while the file cannot be used at all.
  static SettingsResult allDefaults(Problem problem, Map<String, String> environment) {
    var values = new Values(Json.object(), new byte[0]);
    values.report(problem);
    return new SettingsReader(values, environment).result();
  }

  private SettingsResult result() {
    var settings = new Settings(timings(), ccusage(), oauth(), display());
    return new SettingsResult(settings, values.origins(), values.problems());
  }

  private Timings timings() {
    Duration fetchTimeout = values.duration(Key.FETCH_TIMEOUT);
    Duration killGrace = values.duration(Key.KILL_GRACE);
    Duration cooldown = values.duration(Key.COOLDOWN);
    Duration freshFor =
        values.duration(
            Key.FRESH_FOR,
            Settings.derivedFreshFor(cooldown, fetchTimeout),
            values.isSet(Key.COOLDOWN) || values.isSet(Key.FETCH_TIMEOUT));
    Duration criticalAfter =
        values.duration(
            Key.CRITICAL_AFTER,
            Settings.derivedCriticalAfter(freshFor),
            values.origin(Key.FRESH_FOR) != Origin.DEFAULT);
    try {
      return new Timings(fetchTimeout, killGrace, cooldown, freshFor, criticalAfter);
    } catch (IllegalArgumentException e) {
      values.report(contradiction(fetchTimeout, cooldown, freshFor, criticalAfter, e));
      return defaultTimings();
    }
  }

  /// One value of a pair that disagree cannot be kept without guessing which was meant, so none is.
  private Timings defaultTimings() {
    for (Key key : Key.TIMINGS) {
      values.forget(key);
    }
    return new Timings(
        values.initial(Key.FETCH_TIMEOUT),
        values.initial(Key.KILL_GRACE),
        values.initial(Key.COOLDOWN),
        values.initial(Key.FRESH_FOR),
        values.initial(Key.CRITICAL_AFTER));
  }

  /// Says in the file's own terms which two values disagree; [Timings] is the judge that they do.
  private Problem contradiction(
      Duration fetchTimeout,
      Duration cooldown,
      Duration freshFor,
      Duration criticalAfter,
      IllegalArgumentException judgement) {
    String untilThen = "; until then all timings are at their defaults";
    Duration cycle = cooldown.plus(fetchTimeout);
    if (freshFor.compareTo(cycle) <= 0) {
      return new Problem(
          Key.FRESH_FOR.path(),
          values.line(Key.FRESH_FOR),
          "more than timings.cooldown + timings.fetchTimeout = " + Durations.format(cycle),
          Durations.format(freshFor),
          "raise timings.freshFor above it, lower one of the two, or leave timings.freshFor out"
              + untilThen);
    }
    if (criticalAfter.compareTo(freshFor) <= 0) {
      return new Problem(
          Key.CRITICAL_AFTER.path(),
          values.line(Key.CRITICAL_AFTER),
          "more than timings.freshFor = " + Durations.format(freshFor),
          Durations.format(criticalAfter),
          "raise timings.criticalAfter above it, or leave it out" + untilThen);
    }
    return new Problem(
        "timings",
        values.line("timings"),
        "values that agree",
        String.valueOf(judgement.getMessage()),
        "correct them" + untilThen);
  }

  private Settings.Ccusage ccusage() {
    boolean enabled = values.flag(Key.CCUSAGE_ENABLED);
    var command = values.command(Key.CCUSAGE_COMMAND);
    String program = variable(CCUSAGE_VARIABLE);
    if (program.isEmpty()) {
      return new Settings.Ccusage(enabled, command);
    }
    values.override(Key.CCUSAGE_COMMAND);
    return new Settings.Ccusage(enabled, List.of(program));
  }

  private Settings.OAuth oauth() {
    return new Settings.OAuth(
        values.flag(Key.OAUTH_ENABLED),
        values.url(Key.OAUTH_URL),
        values.duration(Key.OAUTH_COOLDOWN),
        values.duration(Key.OAUTH_TIMEOUT));
  }

  private DisplaySettings display() {
    return new DisplaySettings(values.segments(Key.SEGMENTS), color(), ascii());
  }

  private DisplaySettings.Color color() {
    DisplaySettings.Color color = values.color(Key.COLOR);
    if (color == DisplaySettings.Color.NEVER || variable(NO_COLOR_VARIABLE).isEmpty()) {
      return color;
    }
    values.override(Key.COLOR);
    return DisplaySettings.Color.NEVER;
  }

  private boolean ascii() {
    boolean ascii = values.flag(Key.ASCII);
    String wish = variable(ASCII_VARIABLE);
    return switch (wish) {
      case "" -> ascii;
      case "1", "true" -> {
        values.override(Key.ASCII);
        yield true;
      }
      case "0", "false" -> {
        values.override(Key.ASCII);
        yield false;
      }
      default -> {
        values.report(
            new Problem(ASCII_VARIABLE, 0, "1 or 0", "'" + wish + "'", "set it to 1, or unset it"));
        yield ascii;
      }
    };
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
