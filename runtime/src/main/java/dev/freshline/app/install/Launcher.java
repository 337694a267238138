package dev.freshline.app.install;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command that starts us, and how it is known again in a settings file.
///
/// @param path of the launcher, absolute
/// @param home what `~` stands for
public record Launcher(Path path, Path home, Disk disk) {
  /// Where the launcher stands in every copy of this program.
  private static final Path PLACE = Path.of("runtime", "bin", "statusline");

  /// Where `statusline` looks for one, too. An old one goes the way of any other shell.
  private static final List<Path> BASHES =
      List.of(
          Path.of("/opt/homebrew/bin/bash"),
          Path.of("/usr/local/bin/bash"),
          Path.of("/usr/bin/bash"),
          Path.of("/bin/bash"));

  /// As a shell command: by the native client where the build made one, otherwise with a shell that
  /// can ask the resident process, because a launcher that had to become bash first would start a
  /// process more in every render. A client that is gone again, after `mvn clean` say, is passed
  /// over.
  public String command() {
    String client = ShellWords.quoted(client().toString());
    return disk.isExecutable(client())
        ? "[ -x " + client + " ] && exec " + client + ' ' + word() + "; exec " + withShell()
        : withShell();
  }

  /// Whether a command is one that [#command] gave when there was less to start.
  boolean isOutdated(String command) {
    return !command.equals(command()) && (command.equals(word()) || command.equals(withShell()));
  }

  /// Where a build leaves the native client.
  private Path client() {
    return path.resolveSibling(Path.of("..", "target", "dist", "client")).normalize();
  }

  private String word() {
    return ShellWords.quoted(path.toString());
  }

  private String withShell() {
    for (Path bash : BASHES) {
      if (disk.isExecutable(bash)) {
        return bash + " " + word();
      }
    }
    return word();
  }

  /// Whether a command starts this copy of the program, with whatever around it.
  boolean isStartedBy(String command) {
    for (String word : ShellWords.of(command)) {
      Path program = path(word);
      if (program != null && (program.equals(path) || isSame(program))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a command starts this program, be it another copy or one that has moved since.
  public boolean isOurs(String command) {
    if (isStartedBy(command)) {
      return true;
    }
    Path program = programOf(command);
    return program != null && program.endsWith(PLACE);
  }

  /// The program that a command starts, as an absolute path, or null when it names none. What
  /// [#command] names before the launcher is not what is meant.
  public @Nullable Path programOf(String command) {
    List<String> words = ShellWords.of(command);
    for (String word : words) {
      Path program = path(word);
      if (program != null && program.endsWith(PLACE)) {
        return program;
      }
    }
    for (String word : words) {
      if (!isAssignment(word) && !word.endsWith("/bash")) {
        return path(word);
      }
    }
    return null;
  }

  /// `NAME=value` before a command sets a variable for it.
  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && word.substring(0, equals).indexOf('/') < 0;
  }

  private @Nullable Path path(String word) {
    try {
      Path path = Path.of(withHome(word));
      return path.isAbsolute() ? path.normalize() : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private String withHome(String word) {
    for (String name : new String[] {"~", "$HOME", "${HOME}"}) {
      if (word.startsWith(name + "/")) {
        return home + word.substring(name.length());
      }
    }
    return word;
  }

  private boolean isSame(Path program) {
    try {
      Path behind = disk.resolve(program);
      return behind != null && behind.equals(disk.resolve(path));
    } catch (IOException e) {
      return false;
    }
  }
}
