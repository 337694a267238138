package dev.freshline.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every value that can be set: its place in the file, its range, its default and its meaning.
public enum Key {
  FETCH_TIMEOUT(
      "timings.fetchTimeout",
      Kind.DURATION,
      "40s",
      "100ms",
      "10m",
      "longest that ccusage may run before it and all its children are killed"),
  KILL_GRACE(
      "timings.killGrace",
      Kind.DURATION,
      "2s",
      "10ms",
      "1m",
      "between asking a timed-out process to end and ending it"),
  COOLDOWN(
      "timings.cooldown",
      Kind.DURATION,
      "60s",
      "100ms",
      "24h",
      "from the start of one successful fetch to the start of the next"),
  FRESH_FOR(
      "timings.freshFor",
      Kind.DURATION,
      "2m30s",
      "100ms",
      "48h",
      "age up to which a figure is shown without a mark; not set: cooldown + fetchTimeout + 50s"),
  CRITICAL_AFTER(
      "timings.criticalAfter",
      Kind.DURATION,
      "10m",
      "100ms",
      "240h",
      "age beyond which a figure is marked as not to be relied on; not set: 4 x freshFor"),
  CCUSAGE_ENABLED(
      "sources.ccusage.enabled",
      Kind.FLAG,
      "true",
      "",
      "",
      "whether ccusage is asked for the block"),
  CCUSAGE_COMMAND(
      "sources.ccusage.command",
      Kind.COMMAND,
      "ccusage",
      "",
      "",
      "program and leading arguments, run without a shell"),
  OAUTH_ENABLED(
      "sources.oauth.enabled",
      Kind.FLAG,
      "false",
      "",
      "",
      "whether the account's usage endpoint is asked for the limits, with Claude Code's own token"),
  OAUTH_URL(
      "sources.oauth.url",
      Kind.URL,
      "https://api.anthropic.com/api/oauth/usage",
      "",
      "",
      "where that endpoint is; https, or http on this machine"),
  OAUTH_COOLDOWN(
      "sources.oauth.cooldown",
      Kind.DURATION,
      "5m",
      "1s",
      "24h",
      "from the start of one successful request to the start of the next; under 3m risks being"
          + " blocked"),
  OAUTH_TIMEOUT(
      "sources.oauth.timeout",
      Kind.DURATION,
      "10s",
      "100ms",
      "1m",
      "longest that a request may take"),
  SEGMENTS(
      "display.segments",
      Kind.SEGMENTS,
      "model, session, block, burn, limits, context, freshness",
      "",
      "",
      "parts of the line, in order"),
  COLOR("display.color", Kind.COLOR, "auto", "", "", "when to colour: auto, always or never"),
  ASCII("display.ascii", Kind.FLAG, "false", "", "", "whether to keep to ASCII characters");

  /// What sort of value a key takes.
  public enum Kind {
    DURATION,
    FLAG,
    COMMAND,
    URL,
    SEGMENTS,
    COLOR
  }

  /// All of them, without the copy that `values()` makes.
  static final List<Key> ALL = List.of(values());

  /// The keys of which each depends on others.
  static final List<Key> TIMINGS =
      List.of(FETCH_TIMEOUT, KILL_GRACE, COOLDOWN, FRESH_FOR, CRITICAL_AFTER);

  private final String path;
  private final Kind kind;
  private final String initial;
  private final String least;
  private final String most;
  private final String meaning;

  Key(String path, Kind kind, String initial, String least, String most, String meaning) {
    this.path = path;
    this.kind = kind;
    this.initial = initial;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /// Its place in the file, as names joined by points.
  public String path() {
    return path;
  }

  public Kind kind() {
    return kind;
  }

  /// Its default, as [SettingsReport] writes it.
  public String initial() {
    return initial;
  }

  /// The smallest value it takes; empty where it has no range.
  public String least() {
    return least;
  }

  /// The largest value it takes; empty where it has no range.
  public String most() {
    return most;
  }

  public String meaning() {
    return meaning;
  }

  static boolean isKey(String path) {
    for (Key key : ALL) {
      if (key.path.equals(path)) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is the path of a group that holds keys.
  static boolean isGroup(String path) {
    for (Key key : ALL) {
      if (key.path.length() > path.length()
          && key.path.startsWith(path)
          && key.path.charAt(path.length()) == '.') {
        return true;
      }
    }
    return false;
  }

  /// Every path that means something: of the keys and of their groups.
  static Set<String> paths() {
    var paths = new LinkedHashSet<String>();
    for (Key key : ALL) {
      for (int dot = key.path.indexOf('.'); dot >= 0; dot = key.path.indexOf('.', dot + 1)) {
        paths.add(key.path.substring(0, dot));
      }
      paths.add(key.path);
    }
    return paths;
  }
}
