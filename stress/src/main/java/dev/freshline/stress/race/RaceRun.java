package dev.freshline.stress.race;

import dev.freshline.host.RealDisk;
import dev.freshline.stress.fleet.JavaProgram;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/// A run of jcstress over the tests of this package, in a process of its own.
///
/// Its exit code is not asked: "no matching tests" is a success to it. What counts are the results
/// that it wrote down, one for each test that is expected here.
public final class RaceRun {
  /// All of them; each holds its tests as nested classes.
  private static final List<Class<?>> PROPERTIES =
      List.of(
          LockGuard.class,
          SingleFlight.class,
          Publication.class,
          TokenFence.class,
          FailureCount.class,
          JournalLine.class,
          InputEnd.class,
          StaleLock.class);

  /// Longer than it takes under any load; a test that hangs is ended by jcstress itself.
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private RaceRun() {}

  /// The tests that must be reported, by their name within this package.
  public static List<String> expected() {
    List<String> tests = new ArrayList<>();
    for (Class<?> property : PROPERTIES) {
      for (Class<?> test : property.getDeclaredClasses()) {
        if (test.isAnnotationPresent(JCStressTest.class)) {
          tests.add(property.getSimpleName() + '.' + test.getSimpleName());
        }
      }
    }
    tests.sort(null);
    return tests;
  }

  /// Runs them all.
  ///
  /// @param iterations of a tenth of a second for each test
  /// @throws IOException when it could not be run or left no results
  public static List<RaceResult> run(int iterations) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("races");
    try {
      Path log = folder.resolve("log");
      run(folder, log, command(folder, iterations));
      return results(folder, log);
    } finally {
      new RealDisk().deleteTree(folder);
    }
  }

  /// Small strides: a file costs a thousand times what a field does, and a stride is never cut.
  private static List<String> command(Path folder, int iterations) {
    var options = new ArrayList<String>(List.of("-t", RaceRun.class.getPackageName()));
    options.addAll(List.of("-f", "1", "-fsm", "1", "-sc", "false", "-pth", "false"));
    options.addAll(List.of("-iters", Integer.toString(iterations), "-time", "100"));
    options.addAll(List.of("-strideSize", "8", "-strideCount", "4", "-r", "html"));
    options.add("-jvmArgs");
    options.add("-XX:+UseSerialGC -D" + RaceFiles.FOLDER + '=' + folder);
    return JavaProgram.longLived(Main.class, options);
  }

  private static void run(Path folder, Path log, List<String> command)
      throws IOException, InterruptedException {
    Process jcstress =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!jcstress.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("jcstress: expected an end within " + LIMIT + ", found none");
      }
    } finally {
      jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
      jcstress.destroyForcibly();
    }
  }

  private static List<RaceResult> results(Path folder, Path log) throws IOException {
    Map<String, TestResult> reported = new HashMap<>();
    for (TestResult result : ReportUtils.mergedByName(collected(folder, log))) {
      reported.put(result.getName(), result);
    }
    List<RaceResult> results = new ArrayList<>();
    for (String test : expected()) {
      TestResult result = reported.get(RaceRun.class.getPackageName() + '.' + test);
      results.add(result == null ? RaceResult.missing(test) : RaceResult.of(test, result));
    }
    return results;
  }

  private static List<TestResult> collected(Path folder, Path log) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "jcstress-results-*.bin.gz")) {
      for (Path file : files) {
        var collector = new InProcessCollector();
        new DiskReadCollector(Objects.requireNonNull(file).toString(), collector).dump();
        return List.copyOf(collector.getTestResults());
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("jcstress: its results are of another version: " + e, e);
    }
    String said = Files.readString(log);
    throw new IOException(
        "jcstress: expected a file of results, found none; it said: "
            + said.substring(Math.max(0, said.length() - 500)));
  }
}
