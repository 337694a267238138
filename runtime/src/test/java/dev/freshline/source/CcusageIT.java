package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.child.ChildResult;
import dev.freshline.host.RealClock;
import dev.freshline.host.RealDisk;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.source.CcusageLocator.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The source against ccusage itself, of each major version.
class CcusageIT {
  private static final String NATIVE = "20.0.24";
  private static final String PLATFORM =
      CcusageLocator.platform(System.getProperty("os.name"), System.getProperty("os.arch"));

  private final RealDisk disk = new RealDisk();
  private final Instant now = Instant.now();
  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void folder(@TempDir Path temporary) throws IOException {
    folder = new Folder(temporary.toRealPath());
    folder.directory("home");
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void observe_openBlock_hasTheKnownTotals(String version) throws Exception {
    var transcripts = new Transcripts(folder, "home");
    transcripts.write(Transcripts.PRICED, now);
    transcripts.write(Transcripts.PRICED, now.minus(Duration.ofDays(2)));
    transcripts.writeDebris(now);
    var result = observe(version);
    assertThat(result).isInstanceOf(CcusageResult.Priced.class);
    var priced = (CcusageResult.Priced) result;
    ActiveBlock block = priced.block();
    assertThat(block.startAt()).isEqualTo(Transcripts.blockStart(now));
    assertThat(block.endAt()).isEqualTo(block.startAt().plus(Duration.ofHours(5)));
    assertThat(block.totalTokens()).isEqualTo(Transcripts.tokens());
    assertThat(block.entries()).isEqualTo(Transcripts.CALLS);
    assertThat(block.models()).containsExactly(Transcripts.PRICED);
    assertThat(((Cost.Priced) block.cost()).usd()).isCloseTo(Transcripts.usd(), within(1e-9));
    // Ten calls, a minute apart.
    assertThat(block.usdPerHour()).isCloseTo(Transcripts.usd() * 60 / 9, within(1e-3));
    assertThat(priced.stamp().version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void observe_unknownModel_isUnpriced(String version) throws Exception {
    new Transcripts(folder, "home").write(Transcripts.UNPRICED, now);
    assertThat(observe(version))
        .isInstanceOfSatisfying(
            CcusageResult.Unpriced.class,
            it -> assertThat(it.block().totalTokens()).isEqualTo(Transcripts.tokens()));
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void observe_onlyOldCalls_isNoActiveBlock(String version) throws Exception {
    new Transcripts(folder, "home").write(Transcripts.PRICED, now.minus(Duration.ofDays(2)));
    assertThat(observe(version)).isInstanceOf(CcusageResult.NoActiveBlock.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void observe_emptyProjects_isNoActiveBlock(String version) throws Exception {
    folder.directory("home/.claude/projects");
    assertThat(observe(version)).isInstanceOf(CcusageResult.NoActiveBlock.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void observe_noClaudeAtAll_isNoDataDirectory(String version) throws Exception {
    assertThat(observe(version)).isInstanceOf(CcusageResult.NoDataDirectory.class);
  }

  @Test
  void locate_nativePart_isTakenOnceTheLauncherSetItsRunBit() throws Exception {
    folder.directory("home/.claude/projects");
    Peer peer = Peer.of(NATIVE);
    Path program =
        peer.folder().resolve("node_modules/@ccusage/ccusage-" + PLATFORM + "/bin/ccusage");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(command(peer)).containsExactly(peer.bin().resolve("ccusage").toString());
    assertThat(observe(NATIVE)).isInstanceOf(CcusageResult.NoActiveBlock.class);
    assertThat(command(peer)).containsExactly(program.toRealPath().toString());
    assertThat(observe(NATIVE)).isInstanceOf(CcusageResult.NoActiveBlock.class);
  }

  @Test
  void observe_launcherWithoutItsNativePart_saysSo() throws Exception {
    folder.directory("home/.claude/projects");
    Path launcher = Peer.of(NATIVE).folder().resolve("node_modules/ccusage");
    for (String name : List.of("package.json", "src/cli.js")) {
      Path copy = folder.path().resolve("node_modules/ccusage").resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(launcher.resolve(name), copy);
    }
    folder.link("bin/ccusage", "../node_modules/ccusage/src/cli.js");
    assertThat(source(folder.path().resolve("bin")).observe())
        .isInstanceOfSatisfying(
            CcusageResult.ExitedWith.class,
            it -> assertThat(it.error()).contains("native binary is not available"));
  }

  private CcusageResult observe(String version) throws Exception {
    return source(Peer.of(version).bin()).observe();
  }

  private List<String> command(Peer peer) {
    return ((Location.Found) locator(peer.bin()).locate()).command();
  }

  private CcusageLocator locator(Path bin) {
    return new CcusageLocator(disk, List.of("ccusage"), bin.toString(), PLATFORM);
  }

  private CcusageSource source(Path bin) {
    Path home = folder.path().resolve("home");
    return new CcusageSource(
        locator(bin),
        ClaudeHome.of(List.of(home.resolve(".claude")), null),
        disk,
        command -> run(command, home));
  }

  /// Without supervision: these runs end by themselves.
  private ChildResult run(List<String> command, Path home) {
    var builder = new ProcessBuilder(command);
    builder.environment().put("HOME", home.toString());
    builder.environment().keySet().removeAll(List.of("CLAUDE_CONFIG_DIR", "XDG_CONFIG_HOME"));
    Path errors = folder.path().resolve("stderr");
    builder.redirectError(errors.toFile());
    var clock = new RealClock();
    var beganAt = clock.now();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new ChildResult.Exited(
          process.waitFor(), output, Files.readString(errors), beganAt, clock.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this test", e);
    }
  }
}
