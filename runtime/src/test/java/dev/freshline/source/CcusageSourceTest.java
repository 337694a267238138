package dev.freshline.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.child.ChildResult;
import dev.freshline.host.RealDisk;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CcusageSourceTest {
  private static final Moment BEGAN = Moment.ofMillis(1_000_000, null);
  private static final Moment ENDED = Moment.ofMillis(1_003_000, null);
  private static final String EMPTY = "{\"blocks\": []}";

  private final List<List<String>> runs = new ArrayList<>();
  private Folder folder = new Folder(Path.of(""));
  private List<String> command = List.of("ccusage");

  @BeforeEach
  void anInstallationWithData(@TempDir Path temporary) throws IOException {
    folder = new Folder(temporary.toRealPath());
    folder.program("lib/node_modules/ccusage/dist/index.js");
    folder.file("lib/node_modules/ccusage/package.json", "{\"version\": \"18.0.11\"}");
    folder.link("bin/ccusage", "../lib/node_modules/ccusage/dist/index.js");
    folder.directory(".claude/projects");
  }

  @Test
  void fetch_pricedBlock_isObservedWithTheRunsStampAndVersion() {
    var fetch = source(exited(0, Samples.read("active.v18.json"), "")).fetch();
    assertThat(fetch).isInstanceOf(Fetch.Observed.class);
    var reading = ((Fetch.Observed<BlockState>) fetch).reading();
    assertThat(reading.stamp()).isEqualTo(new Stamp(BEGAN, ENDED, "ccusage", "18.0.11", 0));
    assertThat(reading.value()).isInstanceOf(BlockState.ActiveBlock.class);
  }

  @Test
  void fetch_command_isTheProgramFoundWithTheArguments() {
    source(exited(0, EMPTY, "")).fetch();
    assertThat(runs)
        .containsExactly(
            List.of(
                folder.path().resolve("bin/ccusage").toString(),
                "blocks",
                "--json",
                "--active",
                "--offline"));
  }

  @Test
  void fetch_unpricedBlock_isObserved() {
    assertThat(source(exited(0, Samples.read("unpriced.v20.json"), "")).fetch())
        .isInstanceOf(Fetch.Observed.class);
  }

  @Test
  void observe_noBlocksButData_isNoActiveBlock() {
    assertThat(source(exited(0, EMPTY, "")).observe())
        .isEqualTo(
            new CcusageResult.NoActiveBlock(new Stamp(BEGAN, ENDED, "ccusage", "18.0.11", 0)));
  }

  @Test
  void observe_exitZeroAndNoBlocksWithoutData_isNoDataDirectory() {
    assertThat(source(elsewhere(), exited(0, EMPTY, "")).observe())
        .isEqualTo(new CcusageResult.NoDataDirectory("/nowhere/a, /nowhere/b"));
  }

  @Test
  void observe_exitOneWithoutData_isNoDataDirectory() {
    assertThat(source(elsewhere(), exited(1, "", "Error: No valid Claude data")).observe())
        .isInstanceOf(CcusageResult.NoDataDirectory.class);
  }

  @Test
  void observe_aBlockFromDataThatWeDoNotSee_isBelieved() {
    assertThat(source(elsewhere(), exited(0, Samples.read("active.v20.json"), "")).observe())
        .isInstanceOf(CcusageResult.Priced.class);
  }

  @Test
  void observe_exitCode_isKeptWithTheErrorsLine() {
    assertThat(source(exited(1, "", "at x\n\033[31mError: broken\033[0m\n")).observe())
        .isEqualTo(new CcusageResult.ExitedWith(1, "Error: broken"));
  }

  @Test
  void observe_exitCodeWithOutput_isNotBelieved() {
    assertThat(source(exited(1, Samples.read("active.v20.json"), "")).observe())
        .isEqualTo(new CcusageResult.ExitedWith(1, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {126, 127})
  void observe_exitCodesOfAMissingProgram_areNotInstalled(int code) {
    assertThat(source(exited(code, "", "env: 'node': No such file or directory")).observe())
        .isInstanceOfSatisfying(
            CcusageResult.NotInstalled.class, it -> assertThat(it.why()).contains("'node'"));
  }

  @Test
  void observe_runner_isRefusedAndNotRun() {
    command = List.of("npx", "ccusage@latest");
    assertThat(source(exited(0, EMPTY, "")).observe()).isInstanceOf(CcusageResult.Refused.class);
    assertThat(runs).isEmpty();
  }

  @Test
  void observe_noProgram_isNotInstalledAndNotRun() {
    command = List.of("ccusage-of-another-name");
    assertThat(source(exited(0, EMPTY, "")).observe())
        .isInstanceOf(CcusageResult.NotInstalled.class);
    assertThat(runs).isEmpty();
  }

  @Test
  void observe_eachWayForAChildToEnd_isAResultOfItsOwn() {
    var timeout = Duration.ofSeconds(40);
    assertThat(source(new ChildResult.TimedOut(timeout, BEGAN, ENDED)).observe())
        .isEqualTo(new CcusageResult.TimedOut(timeout));
    assertThat(source(new ChildResult.Overflowed(99, BEGAN, ENDED)).observe())
        .isEqualTo(new CcusageResult.Overflowed(99));
    assertThat(source(new ChildResult.Killed(137, BEGAN, ENDED)).observe())
        .isEqualTo(new CcusageResult.Killed(137));
    assertThat(source(new ChildResult.OrphanAlive("pid 7")).observe())
        .isEqualTo(new CcusageResult.OrphanAlive("pid 7"));
    assertThat(source(new ChildResult.NotStarted("no lock")).observe())
        .isEqualTo(new CcusageResult.NotStarted("no lock"));
    assertThat(source(exited(0, "{\"blocks\": [", "")).observe())
        .isEqualTo(new CcusageResult.Truncated(12));
    assertThat(source(exited(0, "", "")).observe()).isInstanceOf(CcusageResult.Malformed.class);
  }

  @Test
  void toFetch_eachFailure_hasItsKindAndReason() {
    assertFailure(new CcusageResult.NoDataDirectory("/a"), Kind.NO_DATA_DIRECTORY, "/a");
    assertFailure(new CcusageResult.Malformed("odd"), Kind.MALFORMED, "odd");
    assertFailure(new CcusageResult.Truncated(12), Kind.TRUNCATED, "12 bytes");
    assertFailure(new CcusageResult.ExitedWith(3, "why"), Kind.EXITED, "found 3: why");
    assertFailure(new CcusageResult.TimedOut(Duration.ofSeconds(40)), Kind.TIMED_OUT, "40s");
    assertFailure(new CcusageResult.Overflowed(99), Kind.OVERFLOWED, "99 bytes");
    assertFailure(new CcusageResult.Killed(137), Kind.KILLED, "137");
    assertFailure(new CcusageResult.OrphanAlive("pid 7"), Kind.ORPHAN_ALIVE, "pid 7");
    assertFailure(new CcusageResult.NotInstalled("absent"), Kind.NOT_INSTALLED, "absent");
    assertFailure(new CcusageResult.Refused("a runner"), Kind.NOT_INSTALLED, "a runner");
    assertFailure(new CcusageResult.NotStarted("no lock"), Kind.NOT_INSTALLED, "no lock");
  }

  private static void assertFailure(CcusageResult result, Kind kind, String reason) {
    assertThat(result.toFetch())
        .isInstanceOfSatisfying(
            Fetch.Failed.class,
            it -> {
              assertThat(it.failure().kind()).isEqualTo(kind);
              assertThat(it.failure().reason()).contains(reason);
            });
  }

  private CcusageSource source(ChildResult result) {
    return source(ClaudeHome.of(List.of(folder.path().resolve(".claude")), null), result);
  }

  private CcusageSource source(ClaudeHome home, ChildResult result) {
    var disk = new RealDisk();
    String path = folder.path().resolve("bin").toString();
    return new CcusageSource(
        new CcusageLocator(disk, command, path, "linux-x64"),
        home,
        disk,
        whole -> {
          runs.add(whole);
          return result;
        });
  }

  private static ClaudeHome elsewhere() {
    return ClaudeHome.of(
        List.of(Path.of("/nowhere/a"), Path.of("/nowhere/b")), "/nowhere/a,/nowhere/b");
  }

  private static ChildResult exited(int code, String output, String errors) {
    return exited(code, output.getBytes(UTF_8), errors);
  }

  private static ChildResult exited(int code, byte[] output, String errors) {
    return new ChildResult.Exited(code, output, errors, BEGAN, ENDED);
  }
}
