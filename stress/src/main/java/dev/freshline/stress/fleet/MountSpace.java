package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A mount namespace of our own: what is mounted in it nobody else sees.
///
/// A keeper holds it open, and ends with its standard input: when we end, in whatever way, the
/// namespace goes with all its mounts. For one who is not root it comes with a user namespace.
public final class MountSpace implements AutoCloseable {
  private static final int END_SECONDS = 10;
  private static final String KEEPER = "echo ready; cat >/dev/null";

  private final Process keeper;
  private final boolean root;

  private MountSpace(Process keeper, boolean root) {
    this.keeper = keeper;
    this.root = root;
  }

  /// @throws UnavailableException where none is to be had
  public static MountSpace open() throws IOException, UnavailableException {
    boolean root = isRoot();
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!root) {
      command.add("--map-root-user");
    }
    command.addAll(List.of("/bin/sh", "-c", KEEPER));
    Programs.require("unshare", "util-linux");
    Programs.require("nsenter", "util-linux");
    Process keeper = new ProcessBuilder(command).redirectErrorStream(true).start();
    var out = new BufferedReader(new InputStreamReader(keeper.getInputStream(), US_ASCII));
    String line = out.readLine();
    if (!"ready".equals(line)) {
      keeper.destroyForcibly();
      throw new UnavailableException("mount namespaces are not to be had here: " + line);
    }
    return new MountSpace(keeper, root);
  }

  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /// The command that runs its arguments in here, and becomes them.
  public List<String> command() {
    String target = Long.toString(keeper.pid());
    return root
        ? List.of("nsenter", "--target", target, "--mount", "--")
        : List.of(
            "nsenter", "--target", target, "--user", "--preserve-credentials", "--mount", "--");
  }

  /// A path as it looks from in here, for us outside.
  public Path seen(Path path) {
    return Path.of("/proc", Long.toString(keeper.pid()), "root")
        .resolve(path.toString().substring(1));
  }

  /// Runs a script in here.
  ///
  /// @param arguments its `$1` and so on
  /// @throws IOException when it fails
  public void run(String script, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("/bin/sh", "-c", script, "mounts"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("exit code " + process.exitValue() + " of '" + script + "': " + said);
    }
  }

  @Override
  public void close() throws IOException {
    keeper.getOutputStream().close();
    try {
      if (!keeper.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        keeper.destroyForcibly();
      }
    } catch (InterruptedException e) {
      keeper.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
