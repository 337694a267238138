package dev.freshline.stress.race;

import dev.freshline.stress.fleet.Freshline;
import dev.freshline.stress.fleet.Ground;
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
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/// A run of jcstress over tests of this package, in a process of its own.
///
/// Its exit code is not asked: "no matching tests" is a success to it. What counts are the results
/// that it wrote down, one for each test that was asked for.
///
/// @param freshline whose classes the tests call
/// @param tests that must be reported, by their names in [RaceTests#all]
/// @param iterations of a tenth of a second for each
public record RaceRun(Freshline freshline, List<String> tests, int iterations) {
  /// Longer than it takes under any load; a test that hangs is ended by jcstress itself.
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static final int TOLD = 500;

  private static final String INTO_A_LOG = "exec \"$@\" >\"$0\" 2>&1";

  public RaceRun {
    tests = List.copyOf(tests);
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("expected tests to run, found none");
    }
  }

  /// Runs them.
  ///
  /// @return a result for each test, also for one that did not run
  /// @throws IOException when jcstress could not be run or left no results at all
  public List<RaceResult> results() throws IOException, InterruptedException {
    try (var ground = new Ground()) { // which ends what is left, also when the gate is ended
      Path log = ground.folder().resolve("log");
      run(ground, log);
      return results(ground.folder(), log);
    }
  }

  /// Small strides: a file costs a thousand times what a field does, and a stride is never cut.
  private List<String> command(Path folder) throws IOException {
    var options = new ArrayList<String>(List.of("-t", pattern()));
    options.addAll(List.of("-f", "1", "-fsm", "1", "-sc", "false", "-pth", "false"));
    options.addAll(List.of("-iters", Integer.toString(iterations), "-time", "100"));
    options.addAll(List.of("-strideSize", "8", "-strideCount", "4", "-r", "html"));
    options.add("-jvmArgs");
    options.add("-XX:+UseSerialGC -D" + RaceFiles.FOLDER + '=' + folder);
    return JavaProgram.longLived(
        freshline.classPath(folder.resolve("changed")), Main.class, options);
  }

  private String pattern() {
    return fullName("(" + String.join("|", tests) + ")").replace(".", "\\.") + '$';
  }

  private static String fullName(String test) {
    return RaceRun.class.getPackageName() + '.' + test;
  }

  private void run(Ground ground, Path log) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", INTO_A_LOG, log.toString()));
    command.addAll(command(ground.folder()));
    Process jcstress = ground.start(command);
    if (!jcstress.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("jcstress: expected an end within " + LIMIT + ", found none");
    }
  }

  private List<RaceResult> results(Path folder, Path log) throws IOException {
    Map<String, TestResult> reported = new HashMap<>();
    for (TestResult result : ReportUtils.mergedByName(collected(folder, log))) {
      reported.put(result.getName(), result);
    }
    List<RaceResult> results = new ArrayList<>();
    for (String test : tests) {
      TestResult result = reported.get(fullName(test));
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
            + said.substring(Math.max(0, said.length() - TOLD)).strip());
  }
}
