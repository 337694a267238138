package dev.freshline.stress.fleet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Sends signals, by pid.
public final class Signals {
  private Signals() {}

  /// @param name such as `STOP`
  /// @param pids of processes that were started here; one that is over meanwhile is passed over
  public static void send(String name, Collection<Long> pids)
      throws IOException, InterruptedException {
    if (pids.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("kill", "-s", name));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
