package dev.freshline.source;

import dev.freshline.host.Disk;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the program behind the configured ccusage command.
///
/// Of ccusage 20 the native part is preferred to its Node launcher: it starts in 2 ms instead of
/// 70, and a launcher that is killed leaves it behind as an orphan. Runners such as `npx` are
/// refused: they take a second, go to the network when they please, and stand four processes deep.
public final class CcusageLocator {
  /// What came of the search.
  public sealed interface Location {
    /// @param command program, as an absolute path, and its leading arguments
    /// @param version of ccusage as its package names it, or empty
    record Found(List<String> command, String version) implements Location {
      public Found {
        command = List.copyOf(command);
      }
    }

    record Missing(String why) implements Location {}

    /// A command that must not be run.
    record Refused(String why) implements Location {}
  }

  private static final Set<String> RUNNERS = Set.of("npx", "bunx", "pnpx");
  private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn", "bun");
  private static final Set<String> RUNNING = Set.of("exec", "x", "dlx");
  private static final String REMEDY =
      "install it once (npm install -g ccusage@20.0.24) and name the program itself";

  private final Disk disk;
  private final List<String> command;
  private final String searchPath;
  private final String platform;

  /// @param command as configured: a name on the search path, or an absolute path, and arguments
  /// @param searchPath value of `PATH`
  /// @param platform as [#platform] names it
  public CcusageLocator(Disk disk, List<String> command, String searchPath, String platform) {
    this.disk = disk;
    this.command = List.copyOf(command);
    this.searchPath = searchPath;
    this.platform = platform;
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command must name a program, found an empty list");
    }
  }

  /// The platform as ccusage's packages name it, such as `linux-x64`.
  ///
  /// @param osName the system property `os.name`
  /// @param osArch the system property `os.arch`
  public static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    return os + (osArch.equals("aarch64") || osArch.equals("arm64") ? "-arm64" : "-x64");
  }

  /// Looks anew each time: an installation may come, go or be upgraded between two runs.
  public Location locate() {
    if (isRunner()) {
      return new Location.Refused(
          "'" + Excerpt.of(String.join(" ", command)) + "' is a runner; " + REMEDY);
    }
    Path program = program();
    return program == null ? missing() : found(program);
  }

  private boolean isRunner() {
    String name = command.getFirst().substring(command.getFirst().lastIndexOf('/') + 1);
    return RUNNERS.contains(name)
        || (MANAGERS.contains(name) && command.size() > 1 && RUNNING.contains(command.get(1)));
  }

  private Location missing() {
    String name = command.getFirst();
    return new Location.Missing(
        name.indexOf('/') < 0
            ? name + " is not on the PATH; " + REMEDY
            : name + " is no executable file with an absolute path");
  }

  private @Nullable Path program() {
    String name = command.getFirst();
    if (name.indexOf('\0') >= 0) {
      return null; // no path holds one
    }
    if (name.indexOf('/') >= 0) {
      return usable(Path.of(name));
    }
    for (String folder : searchPath.split(File.pathSeparator, -1)) {
      Path program = folder.isEmpty() ? null : usable(Path.of(folder, name));
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  /// A relative path would mean another program in every working directory.
  private @Nullable Path usable(Path path) {
    return path.isAbsolute() && ForeignFiles.isProgram(disk, path) ? path : null;
  }

  private Location.Found found(Path program) {
    // `node .../ccusage/src/cli.js` is the launcher as much as `ccusage` is.
    int script = program.endsWith("node") && command.size() > 1 ? 1 : 0;
    Path launcher = ForeignFiles.target(disk, script == 0 ? program : Path.of(command.get(1)));
    NpmPackage npm = launcher == null ? null : NpmPackage.launcherOf(launcher);
    if (npm == null) {
      return new Location.Found(replacing(0, program), "");
    }
    NpmPackage direct = npm.nativePart(disk, platform);
    return direct == null
        ? new Location.Found(replacing(0, program), npm.version(disk))
        : new Location.Found(replacing(script, direct.program()), direct.version(disk));
  }

  /// The command with everything up to `last` replaced by one program.
  private List<String> replacing(int last, Path program) {
    var replaced = new ArrayList<String>();
    replaced.add(program.toString());
    replaced.addAll(command.subList(last + 1, command.size()));
    return replaced;
  }
}
