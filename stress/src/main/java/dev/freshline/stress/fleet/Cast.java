package dev.freshline.stress.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who plays which part in a running refresh, found by going up from the ccusage that works.
///
/// @param pids of the parts that are there; a Freshline without its supervisor has none
public record Cast(Map<Role, Long> pids) {
  private static final int MOST_ANCESTORS = 8;

  public Cast {
    pids = Map.copyOf(pids);
  }

  /// @param worker pid of the ccusage that works
  /// @param isOurs whether a process was started where this refresh was: a pid may be another's by
  ///     now, which must not be signalled
  static Cast of(long worker, LongPredicate isOurs) {
    Map<Role, Long> pids = new EnumMap<>(Role.class);
    long pid = worker;
    for (int i = 0; i < MOST_ANCESTORS && pid > 1 && isOurs.test(pid); i++) {
      Role role = pid == worker ? Role.NATIVE : role(command(pid));
      if (role != null) {
        pids.putIfAbsent(role, pid);
      }
      pid = parent(pid);
    }
    return new Cast(pids);
  }

  private static @Nullable Role role(String command) {
    if (command.contains("freshline-supervisor")) {
      return Role.SUPERVISOR;
    }
    if (command.startsWith("timeout ")) {
      return Role.TIMEOUT;
    }
    // In this order: a contender of another pipeline is told where ccusage is.
    if (command.contains("/bin/java ")) {
      return Role.HOLDER;
    }
    return command.contains("fake-ccusage") ? Role.SHIM : null;
  }

  /// The pids of those of these parts that are there.
  public List<Long> of(Collection<Role> roles) {
    return roles.stream().flatMap(role -> Stream.ofNullable(pids.get(role))).toList();
  }

  /// Sends a signal to all of them at once, by their pids. Who is gone by then is no matter.
  ///
  /// @param name such as `KILL`
  public static void signal(String name, Collection<Long> pids)
      throws IOException, InterruptedException {
    if (pids.isEmpty()) {
      return;
    }
    var command = Stream.of("/bin/sh", "-c", "kill -s " + name + " \"$@\" 2>/dev/null", "signal");
    Process shell =
        new ProcessBuilder(
                Stream.concat(command, pids.stream().map(pid -> Long.toString(pid))).toList())
            .start();
    shell.waitFor();
  }

  /// 0 when it is gone.
  private static long parent(long pid) {
    String stat = content(pid, "stat");
    int end = stat.lastIndexOf(')');
    return end < 0 ? 0 : Long.parseLong(stat.substring(end + 2).split(" ", -1)[1]);
  }

  private static String command(long pid) {
    return content(pid, "cmdline").replace('\0', ' ');
  }

  private static String content(long pid, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
