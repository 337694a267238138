package dev.freshline.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where everything is kept, by the XDG Base Directory specification or under one folder.
///
/// An empty variable counts as not set. A relative one is invalid and is ignored, as the
/// specification demands: it would mean another place in every working directory.
///
/// @param settingsFile the user's settings
/// @param stateDir readings, limits and the journal: kept over a reboot
/// @param runDir locks and sockets: of this user on this host
/// @param cacheDir what can be made anew, such as the class cache
/// @param claudeDirs Claude Code's own folders, the configured ones or the customary two: its login
///     and its settings are in the first, transcripts in all
/// @param claudeVariable the configured ones as they are written in [#CLAUDE_VARIABLE], or null
/// @param ignored names of the variables that were relative
public record Locations(
    Path settingsFile,
    Path stateDir,
    Path runDir,
    Path cacheDir,
    List<Path> claudeDirs,
    @Nullable String claudeVariable,
    List<String> ignored) {

  public static final String SETTINGS_FILE = "settings.json";

  /// Puts everything of ours under one folder.
  public static final String HOME_VARIABLE = "FRESHLINE_HOME";

  /// Claude Code's folder, or several separated by commas.
  public static final String CLAUDE_VARIABLE = "CLAUDE_CONFIG_DIR";

  private static final String OURS = "freshline";

  public Locations {
    claudeDirs = List.copyOf(claudeDirs);
    ignored = List.copyOf(ignored);
  }

  /// The places that an environment gives.
  ///
  /// @param home the user's home directory
  /// @param hostAndUser such as `laptop-1000`: asked only where there is no runtime directory,
  ///     because a host name can be slow to find
  public static Locations of(
      Map<String, String> environment, Path home, Supplier<String> hostAndUser) {
    var ignored = new ArrayList<String>(0);
    List<String> chosen = chosen(environment, ignored);
    List<Path> claude = chosen.isEmpty() ? customary(environment, home, ignored) : paths(chosen);
    String variable = chosen.isEmpty() ? null : String.join(",", chosen);
    Path all = absolute(environment, HOME_VARIABLE, ignored);
    if (all != null) {
      return new Locations(
          all.resolve(SETTINGS_FILE),
          all.resolve("state"),
          all.resolve("run"),
          all.resolve("cache"),
          claude,
          variable,
          ignored);
    }
    Path config = orElse(absolute(environment, "XDG_CONFIG_HOME", ignored), home, ".config");
    Path state = orElse(absolute(environment, "XDG_STATE_HOME", ignored), home, ".local/state");
    Path cache = orElse(absolute(environment, "XDG_CACHE_HOME", ignored), home, ".cache");
    Path runtime = absolute(environment, "XDG_RUNTIME_DIR", ignored);
    Path ours = state.resolve(OURS);
    return new Locations(
        config.resolve(OURS).resolve(SETTINGS_FILE),
        ours,
        runtime != null
            ? runtime.resolve(OURS)
            : ours.resolve("run-" + StateKey.sanitised(hostAndUser.get())),
        cache.resolve(OURS),
        claude,
        variable,
        ignored);
  }

  /// What a program that we start has to find changed in its environment, lest it look for Claude
  /// Code's folders elsewhere than we do. An empty value takes a variable away.
  public Map<String, String> corrections() {
    Map<String, String> corrections = new HashMap<>();
    for (String variable : ignored) {
      corrections.put(variable, "");
    }
    if (claudeVariable != null) {
      corrections.put(CLAUDE_VARIABLE, claudeVariable);
    }
    return corrections;
  }

  private static List<String> chosen(Map<String, String> environment, List<String> ignored) {
    var chosen = new ArrayList<String>(1);
    for (String part : environment.getOrDefault(CLAUDE_VARIABLE, "").split(",", -1)) {
      String text = part.strip();
      if (absolute(text) != null) {
        chosen.add(text);
      } else if (!text.isEmpty()) {
        ignore(CLAUDE_VARIABLE, ignored);
      }
    }
    return chosen;
  }

  private static List<Path> paths(List<String> chosen) {
    var paths = new ArrayList<Path>(chosen.size());
    for (String text : chosen) {
      paths.add(Path.of(text).normalize());
    }
    return paths;
  }

  private static List<Path> customary(
      Map<String, String> environment, Path home, List<String> ignored) {
    Path config = orElse(absolute(environment, "XDG_CONFIG_HOME", ignored), home, ".config");
    return List.of(home.resolve(".claude"), config.resolve("claude"));
  }

  private static @Nullable Path absolute(
      Map<String, String> environment, String variable, List<String> ignored) {
    String text = environment.getOrDefault(variable, "");
    Path path = absolute(text);
    if (path == null && !text.isEmpty()) {
      ignore(variable, ignored);
    }
    return path;
  }

  private static void ignore(String variable, List<String> ignored) {
    if (!ignored.contains(variable)) {
      ignored.add(variable);
    }
  }

  private static @Nullable Path absolute(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path.normalize() : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Path orElse(@Nullable Path path, Path home, String customary) {
    return path == null ? home.resolve(customary) : path;
  }
}
