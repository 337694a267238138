package dev.freshline.app;

import dev.freshline.host.Host;
import dev.freshline.host.JdkHttp;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.Processes;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import dev.freshline.settings.Locations;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// This machine and this user: the real ports, the environment, and where things are kept.
///
/// @param home of the user
record Machine(Host host, Map<String, String> environment, Path home, Locations locations) {

  /// Above the nanoseconds in which machines of one process may be made.
  private static final int NUMBER_AT = 20;

  static Machine real(Map<String, String> environment) {
    return real(environment, 0);
  }

  /// @param number of this machine within the process, for who makes many at once
  static Machine real(Map<String, String> environment, long number) {
    Path home = home(environment);
    Locations locations =
        Locations.of(
            withRuntimeDirectory(environment),
            home,
            () -> RealProcesses.hostName() + "-" + RealProcesses.currentUid());
    var disk = new RealDisk();
    var clock = new RealClock();
    var processes = new RealProcesses(locations.corrections());
    var host =
        new Host(
            clock,
            disk,
            new KernelLocks(disk),
            processes,
            new JdkHttp(),
            // For names of temporary files and for jitter: no two processes that live at once have
            // the same pid, and none of them starts twice in one nanosecond.
            new SplittableRandom(
                clock.nanos() ^ processes.pid() << Integer.SIZE ^ number << NUMBER_AT));
    return new Machine(host, environment, home, locations);
  }

  /// The same but for its processes.
  Machine with(Processes processes) {
    return new Machine(
        new Host(host.clock(), host.disk(), host.locks(), processes, host.http(), host.random()),
        environment,
        home,
        locations);
  }

  /// A process without the variable, started by cron say, must meet the others at the same lock.
  private static Map<String, String> withRuntimeDirectory(Map<String, String> environment) {
    if (!environment.getOrDefault("XDG_RUNTIME_DIR", "").isEmpty()
        || !environment.getOrDefault(Locations.HOME_VARIABLE, "").isEmpty()) {
      return environment;
    }
    Path usual = RealProcesses.usualRuntimeDirectory();
    if (usual == null) {
      return environment;
    }
    Map<String, String> placed = new HashMap<>(environment);
    placed.put("XDG_RUNTIME_DIR", usual.toString());
    return placed;
  }

  /// As the shell sees it: a JVM would look into the password file, which tests cannot set.
  private static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
  }
}
