package dev.freshline.app;

import dev.freshline.host.Host;
import dev.freshline.host.JdkHttp;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealProcesses;
import dev.freshline.settings.Locations;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/// This machine and this user: the real ports, the environment, and where things are kept.
///
/// @param home of the user
/// @param hostName shown to others
record Machine(
    Host host, Map<String, String> environment, Path home, String hostName, Locations locations) {

  static Machine real(Map<String, String> environment) {
    long uid = RealProcesses.currentUid();
    var disk = new RealDisk(uid);
    var clock = new RealClock();
    var host =
        new Host(
            clock,
            disk,
            new KernelLocks(disk),
            new RealProcesses(uid),
            new JdkHttp(),
            // Names of temporary files and jitter: different in each process, nothing more is asked of it.
            new SplittableRandom(clock.nanos() ^ ProcessHandle.current().pid() << 32));
    Path home = home(environment);
    String hostName = RealProcesses.hostName();
    return new Machine(
        host,
        environment,
        home,
        hostName,
        Locations.of(environment, home, () -> hostName + "-" + uid));
  }

  /// As the shell sees it: a JVM would look into the password file, which tests cannot set.
  private static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
  }
}
