package dev.freshline.app;

import dev.freshline.child.ChildResult;
import dev.freshline.child.ChildRunner;
import dev.freshline.child.SupervisedChild;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The JVM's ahead-of-time cache (JEP 514), which halves the start of a render.
///
/// The launcher names the file for its JDK and build and uses it when it is there; a background
/// refresh makes it when it is not. It is made in a run of [Training], beside its place, and moved
/// there when it is complete and on the disk: the JVM trusts what is inside.
final class AotCache {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration KILL_GRACE = Duration.ofSeconds(2);
  private static final int MOST_NAMES = 1000;

  /// Beside a cache's place: its making failed, and would again with the same JDK and build.
  private static final String FAILED = ".failed";

  /// Flags that say where to write or what to do about a crash; a cache has nothing of them.
  private static final List<String> NOT_INHERITED =
      List.of("-D", "-XX:AOT", "-XX:OnError", "-XX:ErrorFile", "-Xlog", "-XX:+DisplayVMOutput");

  private final Host host;
  private final Path file;
  private final Path directory;

  /// @param file where the launcher looks for it
  AotCache(Host host, Path file) {
    this.host = host;
    this.file = file;
    this.directory = file.resolveSibling("");
  }

  /// Makes the cache unless it is there, is being made, or could not be made before. Takes seconds.
  void makeIfMissing() throws IOException {
    Disk disk = host.disk();
    if (disk.stat(file) != null || disk.stat(failed()) != null) {
      return;
    }
    disk.secureDirectory(directory);
    try (Locks.Held lock = host.locks().tryLock(directory.resolve("aot.lock"))) {
      if (lock != null && disk.stat(file) == null) {
        removeOthers();
        make();
      }
    }
  }

  private void make() throws IOException {
    Path made = directory.resolve(file.getFileName() + ".tmp");
    Path home = directory.resolve("training");
    ChildRunner runner =
        new SupervisedChild(
            host.clock(),
            host.disk(),
            host.processes(),
            directory.resolve("aot-child.lock"),
            TIMEOUT,
            KILL_GRACE);
    ChildResult result = runner.run(command(made, home));
    host.disk().deleteTree(home);
    if (result instanceof ChildResult.Exited exited
        && exited.code() == 0
        && host.disk().stat(made) != null) {
      host.disk().sync(made);
      host.disk().rename(made, file);
    } else {
      host.disk().delete(made);
      host.disk().create(failed(), new byte[0]);
    }
  }

  private static List<String> command(Path made, Path home) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (NOT_INHERITED.stream().noneMatch(flag::startsWith)) {
        command.add(flag);
      }
    }
    command.add("-XX:AOTCacheOutput=" + made);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Training.class.getName());
    command.add(home.toString());
    return command;
  }

  private Path failed() {
    return directory.resolve(file.getFileName() + FAILED);
  }

  /// Caches of builds and JDKs that are no longer used here, and records of crashes over them.
  private void removeOthers() throws IOException {
    for (String name : host.disk().list(directory, MOST_NAMES)) {
      boolean ours = name.startsWith("aot-") && !name.endsWith(".lock");
      if (ours || name.startsWith("crash-")) {
        host.disk().delete(directory.resolve(name));
      }
    }
  }
}
