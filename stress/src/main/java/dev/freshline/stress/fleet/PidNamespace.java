package dev.freshline.stress.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pid namespace, as a container has one: pids of its own, a `/proc` of its own, and all within
/// it ends with its first process.
public final class PidNamespace {
  private static final List<String> UNSHARE =
      List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");

  /// Sets the pid that is given out next, then does the rest. The first process waits for it: one
  /// that became it would be pid 1, whom the kernel spares signals that others get.
  private static final String FROM =
      "echo $1 >/proc/sys/kernel/ns_last_pid; shift; \"$@\"; exit $?";

  private PidNamespace() {}

  /// The words before a command that has it run in a namespace of its own.
  ///
  /// @param firstPid about the first pid that is given out there
  public static List<String> from(long firstPid) {
    var words = new ArrayList<String>(UNSHARE);
    words.addAll(List.of("sh", "-c", FROM, "namespace", Long.toString(firstPid)));
    return words;
  }

  /// @throws UnavailableException when this user may not make one here, or not choose its pids
  public static void require() throws UnavailableException, IOException, InterruptedException {
    Programs.require("unshare", "util-linux");
    var command = new ArrayList<String>(from(1000));
    command.addAll(List.of("sh", "-c", "[ $$ -gt 999 ]"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new UnavailableException(
          "pid namespaces of chosen pids are not to be had (unshare --pid --mount-proc and a"
              + " writable /proc/sys/kernel/ns_last_pid: root, or CAP_SYS_ADMIN): "
              + said.strip());
    }
  }
}
