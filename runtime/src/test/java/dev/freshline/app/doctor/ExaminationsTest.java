package dev.freshline.app.doctor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.app.doctor.Finding.Status;
import dev.freshline.app.install.Installed;
import dev.freshline.app.install.Launcher;
import dev.freshline.backoff.BackoffTable;
import dev.freshline.backoff.FailureMemory;
import dev.freshline.billing.Feed;
import dev.freshline.billing.RefreshPolicy;
import dev.freshline.billing.Slots;
import dev.freshline.cache.ReadingCache;
import dev.freshline.events.Journal;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.host.FakeHttp;
import dev.freshline.host.Host;
import dev.freshline.host.KernelLocks;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealEditableFile;
import dev.freshline.host.RealProcesses;
import dev.freshline.host.RealSurvey;
import dev.freshline.host.Survey;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import dev.freshline.reading.Uptime;
import dev.freshline.settings.SettingsReader;
import dev.freshline.source.CcusageLocator;
import dev.freshline.source.ClaudeHome;
import dev.freshline.source.Failure;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationsTest {
  private final RealDisk disk = new RealDisk();
  private final Host host =
      new Host(
          new RealClock(),
          disk,
          new KernelLocks(disk),
          new RealProcesses(),
          new FakeHttp(),
          new SplittableRandom(1));
  private Path root;

  @BeforeEach
  void aFolder(@TempDir Path folder) throws IOException {
    root = folder.toRealPath();
  }

  private Path program(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private Path folder(String name, String mode) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    return folder;
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  // --- places -----------------------------------------------------------------------------------

  private List<Finding> places(Path run, Survey survey) throws IOException {
    return new PlacesExamination(
            host,
            survey,
            folder("state", "rwx------"),
            run,
            root.resolve("deep/cache"),
            List.of("XDG_STATE_HOME"))
        .examine();
  }

  @Test
  void places_private_areFineAndLeftAsTheyWere() throws IOException {
    Path run = folder("run", "rwx------");
    List<Finding> findings = places(run, new RealSurvey());
    assertThat(findings)
        .extracting(Finding::status)
        .containsExactly(Status.OK, Status.OK, Status.OK, Status.WARN);
    assertThat(findings.get(2).found()).contains("deep/cache", "made when it is first needed");
    assertThat(findings.get(3).found()).contains("XDG_STATE_HOME");
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(left).containsExactlyInAnyOrder(root, run, root.resolve("state"));
    }
  }

  @Test
  void places_openToOthers_isAWarning() throws IOException {
    Finding run = places(folder("run", "rwxr-xr-x"), new RealSurvey()).get(1);
    assertThat(run.status()).isEqualTo(Status.WARN);
    assertThat(run.found()).contains("mode 755");
    assertThat(run.fix()).contains("chmod 700 " + root.resolve("run"));
  }

  @Test
  void places_link_fails() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("run"), folder("real", "rwx------"));
    Finding run = places(link, new RealSurvey()).get(1);
    assertThat(run.status()).isEqualTo(Status.FAIL);
    assertThat(run.found()).contains("SYMLINK");
  }

  /// A volume as one wishes.
  private record Volumes(String type, long bytes) implements Survey {
    @Override
    public Volume volume(Path path) {
      return new Volume(type, bytes, false);
    }

    @Override
    public int mode(Path path) {
      return 0700;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, 900000000, OK",
    "tmpfs, 2000000, WARN",
    "ext4, 60000, FAIL",
    "nfs4, 900000000, WARN",
    "fuse.sshfs, 900000000, WARN",
    "9p, 900000000, WARN",
  })
  void places_volumeOfTheLocks_isJudged(String type, long bytes, Status expected)
      throws IOException {
    Finding run = places(folder("run", "rwx------"), new Volumes(type, bytes)).get(1);
    assertThat(run.status()).isEqualTo(expected);
    assertThat(run.found()).contains(type);
  }

  @Test
  void lock_localFolder_isTakenAndLeavesNothing() throws IOException {
    Finding lock = only(new LockExamination(host, folder("run", "rwx------")).examine());
    assertThat(lock.status()).isEqualTo(Status.OK);
    assertThat(root.resolve("run")).isEmptyDirectory();
  }

  @Test
  void lock_noFolderYet_isTriedAboveIt() {
    Finding lock = only(new LockExamination(host, root.resolve("a/b")).examine());
    assertThat(lock.status()).isEqualTo(Status.OK);
    assertThat(lock.found()).contains(root.toString());
    assertThat(root).isEmptyDirectory();
  }

  // --- state ------------------------------------------------------------------------------------

  private Finding lastFetch(Failure.Kind kind) throws IOException {
    Moment now = host.clock().now();
    var failures =
        new FailureMemory(
            new RecordFile(disk, root.resolve("failure"), FailureMemory.LIMIT, host.random()),
            BackoffTable.ofOAuth(),
            host.random());
    failures.remember(new Failure(kind, "told to"), now);
    var policy =
        new RefreshPolicy(
            Duration.ofMinutes(5), new FreshnessRule(Duration.ofMinutes(6), Duration.ofHours(1)));
    var feed =
        new Feed<List<Limit>>(
            "oauth",
            Slots.LIMITS,
            policy,
            failures,
            () -> {
              throw new AssertionError("a source is not asked here");
            });
    return new StateExamination(
            disk,
            root,
            new ReadingCache(disk, root.resolve("reading.json"), host.random()),
            new LimitsLedger(disk, root.resolve("sessions"), host.random()),
            new Journal(disk, root, host.random()),
            List.of(feed),
            Map.of(),
            now)
        .examine()
        .getLast();
  }

  @Test
  void state_lastFetchFailed_offersForceUnlessThatIsRefused() throws IOException {
    assertThat(lastFetch(Failure.Kind.UNAUTHORIZED).fix()).contains("--force");
    assertThat(lastFetch(Failure.Kind.RATE_LIMITED).fix())
        .contains("asked again in ")
        .doesNotContain("--force");
  }

  // --- Claude Code ------------------------------------------------------------------------------

  private Finding claude(String settings) throws IOException {
    Path file = Files.writeString(root.resolve("settings.json"), settings);
    var launcher = new Launcher(program("fl/runtime/bin/statusline"), root, disk);
    var editable = new RealEditableFile(file, disk, RealProcesses.currentUid(), 1 << 16);
    return only(new ClaudeExamination(new Installed(editable, launcher), disk).examine());
  }

  private static String starting(Object command) {
    return "{\"statusLine\": {\"type\": \"command\", \"command\": \"" + command + "\"}}";
  }

  @Test
  void claude_startsThisCopy_isFine() throws IOException {
    assertThat(claude(starting(root.resolve("fl/runtime/bin/statusline"))).status())
        .isEqualTo(Status.OK);
    assertThat(claude(starting("A=1 ~/fl/runtime/bin/statusline")).status()).isEqualTo(Status.OK);
  }

  @Test
  void claude_startsWhatIsGone_fails() throws IOException {
    Finding finding = claude(starting("/gone/runtime/bin/statusline"));
    assertThat(finding.status()).isEqualTo(Status.FAIL);
    assertThat(finding.found()).contains("cannot be executed: /gone/");
  }

  @Test
  void claude_anotherCopyOrToolOrNone_isAWarning() throws IOException {
    Path copy = program("copy/runtime/bin/statusline");
    assertThat(claude(starting(copy)))
        .matches(finding -> finding.status() == Status.WARN)
        .extracting(Finding::found)
        .asString()
        .contains("another copy");
    assertThat(claude(starting("ccline")).found()).contains("another tool's: ccline");
    assertThat(claude("{}").fix()).contains("statusline install");
  }

  @Test
  void claude_hooksDisabled_fails() throws IOException {
    String command = starting(root.resolve("fl/runtime/bin/statusline"));
    Finding finding =
        claude(command.replace("{\"statusLine", "{\"disableAllHooks\":true,\"statusLine"));
    assertThat(finding.status()).isEqualTo(Status.FAIL);
    assertThat(finding.found()).contains("disableAllHooks");
  }

  @Test
  void claude_notJson_failsWithThePlace() throws IOException {
    assertThat(claude("{\n  oops").found()).contains("settings.json:2:");
  }

  // --- programs ---------------------------------------------------------------------------------

  private Finding ccusage(String searchPath, String... command) throws IOException {
    var locator = new CcusageLocator(disk, List.of(command), searchPath, "linux-x64");
    Files.createDirectories(root.resolve(".claude/projects"));
    List<Finding> findings =
        new CcusageExamination(
                true, locator, ClaudeHome.of(List.of(root.resolve(".claude")), null), disk)
            .examine();
    assertThat(findings.get(1).status()).isEqualTo(Status.OK);
    return findings.getFirst();
  }

  @Test
  void ccusage_foundMissingOrRefused_isTold() throws IOException {
    Path program = program("bin/ccusage");
    assertThat(ccusage(root + "/bin", "ccusage").found()).isEqualTo(program.toString());
    assertThat(ccusage("/nowhere", "ccusage").status()).isEqualTo(Status.FAIL);
    assertThat(ccusage(root + "/bin", "npx", "ccusage").found()).contains("runner");
  }

  @ParameterizedTest
  @CsvSource({"17.2.1, OK", "18.0.11, OK", "16.0.0, WARN", "21.0.0, WARN", "20.0.24, WARN"})
  void ccusage_versions_thatAreKnownAndQuickAreFine(String version, Status expected)
      throws IOException {
    Path launcher = program("node_modules/ccusage/src/cli.js");
    Files.writeString(
        root.resolve("node_modules/ccusage/package.json"), "{\"version\": \"" + version + "\"}");
    Finding finding = ccusage("", launcher.toString());
    assertThat(finding.status()).isEqualTo(expected);
    assertThat(finding.found()).contains(version);
  }

  @Test
  void tools_perlStandsInForTheRest() throws IOException {
    String path = root + "/bin";
    assertThat(new ToolsExamination(path, disk).examine())
        .extracting(Finding::status)
        .containsExactly(Status.FAIL, Status.WARN);
    program("bin/perl");
    assertThat(new ToolsExamination(path, disk).examine())
        .extracting(Finding::status)
        .containsExactly(Status.OK, Status.OK);
    program("bin/flock");
    program("bin/timeout");
    assertThat(new ToolsExamination("::/nowhere:" + path, disk).examine().getFirst().found())
        .isEqualTo("flock and timeout are on the PATH");
  }

  @Test
  void java_startUpCache_presentMissingOrFailed() throws IOException {
    Path cache = root.resolve("a.aot");
    assertThat(startUpCache(null)).isEqualTo(Status.WARN);
    assertThat(startUpCache(cache)).isEqualTo(Status.WARN);
    Files.writeString(root.resolve("a.aot.failed"), "");
    assertThat(new JavaExamination("25", "/jdk", cache, disk).examine().get(1).fix())
        .contains("a.aot.failed");
    Files.writeString(cache, "cache");
    assertThat(startUpCache(cache)).isEqualTo(Status.OK);
  }

  private Status startUpCache(@Nullable Path cache) {
    return new JavaExamination("25", "/jdk", cache, disk).examine().get(1).status();
  }

  // --- clock, settings, the doctor itself -------------------------------------------------------

  @Test
  void clock_readingFromTheFuture_isAWarning() {
    Moment now = Moment.ofMillis(1_000_000, new Uptime("boot", 5000));
    Moment ahead = now.plus(Duration.ofMinutes(1));
    var reading =
        new Reading<BlockState>(new BlockState.NoActiveBlock(), Stamp.instant(ahead, "ccusage"));
    List<Finding> findings = new ClockExamination(now, Readings.NONE.withBlock(reading)).examine();
    assertThat(findings).extracting(Finding::status).containsExactly(Status.OK, Status.WARN);
    assertThat(findings.getLast().found()).contains("block");
  }

  @Test
  void clock_noUptime_isAWarning() {
    var now = Moment.ofMillis(1_000_000, null);
    assertThat(only(new ClockExamination(now, Readings.NONE).examine()).status())
        .isEqualTo(Status.WARN);
  }

  @Test
  void settings_problems_areAFailureEach() {
    var result =
        SettingsReader.read("{\"a\": 1, \"b\": 2}".getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(new SettingsExamination(Path.of("/s"), result).examine())
        .hasSize(2)
        .allMatch(finding -> finding.status() == Status.FAIL && !finding.fix().isEmpty());
  }

  @Test
  void doctor_examinationThatFails_doesNotKeepTheOthersFromBeingHeard() {
    var doctor =
        new Doctor(
            List.of(
                () -> {
                  throw new IllegalStateException("no luck");
                },
                () -> List.of(Finding.ok("b", "fine"))));
    List<Finding> findings = doctor.examine();
    assertThat(findings).extracting(Finding::status).containsExactly(Status.FAIL, Status.OK);
    assertThat(findings.getFirst().found()).contains("no luck");
    assertThat(Doctor.worst(findings)).isEqualTo(Status.FAIL);
  }
}
