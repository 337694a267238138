import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Pattern;

/// The build that a launcher starts when its module is not there yet: `java Build.java ROOT
/// MODULE`.
///
/// Progress goes to stderr. On failure stdout gets one line that says why, and the exit code is 69.
/// A kernel lock keeps two launchers from building into the same folders: it ends with its process,
/// however that ends, so there is nothing stale to clean up.
class Build {
  private static final int UNAVAILABLE = 69;
  private static final Duration WAIT_LIMIT = Duration.ofMinutes(10);
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PULSE = Duration.ofSeconds(5);
  private static final Pattern STEP =
      Pattern.compile("\\[INFO] --- (?:maven-)?(\\S+?)(?:-plugin)?:[^:]+:(\\S+) .*@ (\\S+) ---");

  private final Path root;
  private final String module;
  private final Path state;
  private final long started = System.nanoTime();
  private final Timer timer = new Timer("build", true);

  Build(Path root, String module) {
    this.root = root;
    this.module = module;
    this.state = root.resolve("target");
  }

  public static void main(String[] args) throws Exception {
    var build = new Build(Path.of(args[0]), args[1]);
    try {
      build.underLock();
      Files.deleteIfExists(build.failedFile());
    } catch (Failure failure) {
      System.out.println(failure.getMessage());
      Files.writeString(build.failedFile(), failure.getMessage() + "\n");
      System.exit(UNAVAILABLE);
    } catch (IOException e) {
      System.out.println("cannot build " + args[1] + " in " + build.root + ": " + e);
      System.exit(UNAVAILABLE);
    }
  }

  private void underLock() throws IOException, InterruptedException, Failure {
    Files.createDirectories(state);
    timer.schedule(task(() -> progress("still at it")), PULSE.toMillis(), PULSE.toMillis());
    try (var file = FileChannel.open(state.resolve("build.lock"), CREATE, WRITE);
        var lock = await(file)) {
      if (!Files.exists(root.resolve(module).resolve("target/dist/build-id"))) {
        package_();
      }
    }
  }

  private FileLock await(FileChannel file) throws IOException, InterruptedException, Failure {
    var said = false;
    while (true) {
      var lock = file.tryLock();
      if (lock != null) {
        return lock;
      }
      if (elapsed().compareTo(WAIT_LIMIT) > 0) {
        throw new Failure(
            "waited %d min for another build in %s; end it, or see %s"
                .formatted(WAIT_LIMIT.toMinutes(), root, logFile()));
      }
      if (!said) {
        progress("waiting for another build in " + root);
        said = true;
      }
      Thread.sleep(POLL);
    }
  }

  private void package_() throws IOException, InterruptedException, Failure {
    progress("first use: building (log: " + logFile() + ")");
    var maven = startMaven();
    timer.schedule(task(() -> kill(maven)), BUILD_LIMIT.toMillis());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(maven)));
    var error = follow(maven);
    var exit = maven.waitFor();
    if (exit != 0) {
      throw new Failure(
          "cannot build %s: mvn exited with %d%s; see %s"
              .formatted(module, exit, error.isEmpty() ? "" : " (" + error + ")", logFile()));
    }
    progress("built");
  }

  private Process startMaven() throws Failure {
    var command =
        List.of("mvn", "-B", "-Dstyle.color=never", "-Dquick", "-pl", module, "-am", "package");
    var process = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    // The JDK that the launcher chose is the one to build with, also where Maven would not look.
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return process.start();
    } catch (IOException e) {
      throw new Failure(
          "%s is not built, and mvn is not on the PATH to build it; install Maven 3.8 or newer, or run there: %s"
              .formatted(module, String.join(" ", command)));
    }
  }

  /// Shows each step, keeps everything in the log, and returns the first error.
  private String follow(Process maven) throws IOException {
    var error = "";
    try (var lines = new BufferedReader(new InputStreamReader(maven.getInputStream()));
        var log = Files.newBufferedWriter(logFile())) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        var step = STEP.matcher(line);
        if (step.find()) {
          progress(step.group(3) + " " + step.group(1) + ":" + step.group(2));
        }
        if (error.isEmpty() && line.startsWith("[ERROR] ")) {
          error = line.replace("[ERROR] ", "").strip();
        }
      }
    }
    return error;
  }

  private static TimerTask task(Runnable action) {
    return new TimerTask() {
      @Override
      public void run() {
        action.run();
      }
    };
  }

  private static void kill(Process maven) {
    maven.descendants().forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly();
  }

  private void progress(String what) {
    System.err.printf("freshline: [%3d s] %s: %s%n", elapsed().toSeconds(), module, what);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private Path logFile() {
    return state.resolve("build.log");
  }

  private Path failedFile() {
    return state.resolve("build.failed");
  }

  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }
  }
}
