package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshline.source.Folder;
import dev.freshline.source.Peer;
import dev.freshline.source.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way from transcripts on the disk through ccusage itself to the line.
class RealCcusageIT {
  private static final String NATIVE = "20.0.24";
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void deskWithTranscripts() throws Exception {
    desk = Desk.withoutCcusage(folder);
    var transcripts = new Transcripts(new Folder(desk.folder), "user");
    transcripts.write(Transcripts.PRICED, Instant.now());
    transcripts.write(Transcripts.PRICED, Instant.now().minus(Duration.ofDays(2)));
    transcripts.writeDebris(Instant.now());
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {NATIVE, "18.0.11", "17.2.1"})
  void render_transcripts_showsTheCostThatCcusageItselfTells(String version) throws Exception {
    Path bin = Peer.of(version).bin();
    desk.withOnPath(node().resolveSibling("")).withOnPath(bin);
    assertThat(desk.render().line()).contains(Input.COST, "block ?");
    // What this render has started is on its way.
    Await.until("a publication", SOON, () -> desk.token() > 0 && !Files.exists(desk.holder()));

    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isZero();
    assertThat(refresh.out()).contains("published", "version '" + version + "'");
    double told = costToldBy(bin.resolve("ccusage"));
    assertThat(told).isCloseTo(Transcripts.usd(), within(1e-9));
    assertThat(Objects.requireNonNull(desk.reading()).usd()).isEqualTo(told);
    assertThat(desk.render().line())
        .contains(Input.COST, String.format(Locale.ROOT, "block $%.2f", told));
  }

  @Test
  void kill_nodeLauncher_leavesNothingOfItsNativePart() throws Exception {
    layOutLauncher(Peer.of(NATIVE).bin().resolveSibling(""));
    desk.withOnPath(node().resolveSibling("")).withOnPath(desk.folder.resolve("node_modules/.bin"));
    desk.ccusage().hold();
    Desk.Run refresh = desk.start("refresh", "--force");
    Await.until("a run", SOON, () -> desk.ccusage().runs() == 1);
    Living part = living(desk.ccusage().marks("start").getFirst().pid());
    Living launcher = living(part.parent());
    assertThat(launcher.command()).startsWith("node ");

    Living.signal(launcher.pid(), "KILL");
    Ended ended = refresh.await();
    assertThat(ended.exit()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.out()).contains("failed, killed");
    assertThat(desk.children()).isEmpty();
    assertThat(Living.of(part.pid())).isNull();
  }

  /// The real Node launcher in front of the slow script, as npm leaves them: without a run bit, so
  /// that the launcher is needed for the first run.
  private void layOutLauncher(Path modules) throws Exception {
    Path copy = desk.folder.resolve("node_modules");
    run("cp", "-a", modules.toString(), copy.toString());
    try (var parts = Files.newDirectoryStream(copy.resolve("@ccusage"), "ccusage-*")) {
      for (Path part : parts) {
        Path program = part.resolve("bin/ccusage");
        Files.deleteIfExists(program);
        FakeCcusage.install(program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }

  private double costToldBy(Path ccusage) throws IOException {
    var builder =
        new ProcessBuilder(ccusage.toString(), "blocks", "--json", "--active", "--offline");
    builder.environment().put("HOME", desk.folder.resolve("user").toString());
    builder.environment().remove("CLAUDE_CONFIG_DIR");
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    process.getOutputStream().close();
    JsonNode answer = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    assertThat(answer.path("blocks")).hasSize(1);
    return answer.path("blocks").path(0).path("costUSD").asDouble();
  }

  private static Path node() {
    return Desk.onPath("node");
  }

  private static Living living(long pid) {
    return Objects.requireNonNull(Living.of(pid), "pid " + pid + " lives no more");
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
