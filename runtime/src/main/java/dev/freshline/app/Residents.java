package dev.freshline.app;

import dev.freshline.host.RealLoopback;
import dev.freshline.host.RealSecrets;
import dev.freshline.reading.Moment;
import dev.freshline.resident.Keeper;
import dev.freshline.resident.Resident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Wires the resident process and what starts it. Apart from the commands, so that it loads no
/// picocli: what it never loads it need not keep in memory.
final class Residents {
  /// `off` keeps renders from asking for and starting one.
  static final String SWITCH = "FRESHLINE_DAEMON";

  /// The commands by which the launcher starts one.
  static final List<String> RUN = List.of("daemon", "run");

  /// Set by the launcher when a shell client asked the resident process in vain; names how.
  private static final String MISSED = "freshline.missed";

  private static final Duration IDLE_FOR = Duration.ofMinutes(15);

  private Residents() {}

  static boolean isRun(String[] args) {
    return List.of(args).equals(RUN);
  }

  /// Becomes the resident process.
  ///
  /// @return why it left
  static String run(Map<String, String> environment) throws IOException {
    Machine machine = Machine.real(environment);
    Path runDir = machine.locations().runDir();
    if (!new Keeper(machine.host(), new RealLoopback(), runDir).isNeeded()) {
      return "another one answers";
    }
    return new Resident(machine.host(), new RealLoopback(), new RealSecrets(), program(), runDir)
        .live(new ResidentRenderer(machine));
  }

  private static Resident.Program program() {
    String dist = System.getProperty("freshline.dist", "/nowhere");
    return new Resident.Program(
        Version.current(),
        Path.of(dist, "build-id"),
        System.getProperty("java.version", "unknown"),
        Path.of(System.getProperty("java.home", "/nowhere"), "release"),
        IDLE_FOR);
  }

  /// After a render: sees to it that later ones find a resident process, where they could use one.
  static void tend(Map<String, String> environment, @Nullable String launcher) throws IOException {
    if (System.getProperty(MISSED) == null || launcher == null) {
      return;
    }
    Machine machine = Machine.real(environment);
    Moment now = machine.host().clock().now();
    new Keeper(machine.host(), new RealLoopback(), machine.locations().runDir())
        .ask(List.of(launcher, RUN.get(0), RUN.get(1)), now);
  }
}
