package dev.freshline.reports.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command as its users start it: by the launcher, as a process of its own.
class TuneIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("freshline.root", ".."))
          .toAbsolutePath()
          .resolve("reports/bin/tune");

  private static final int MINUTES = 5;

  /// The first validation case of the model: one figure is then known to many digits.
  private static final String V1 =
      """
      {"name": "v1", "cooldown": "90s", "cooldownFrom": "end", "gate": "cooldown-first",
       "freshFor": "120s", "criticalAfter": "160s", "stampAt": "end", "freshFlag": "derived",
       "fetchTimeout": "none", "killGrace": "none", "killsTree": true, "backoff": "none",
       "lock": {"kind": "kernel", "staleAfter": "none", "stealsFromLiving": false,
                "atomicSteal": true, "heartbeat": "none"},
       "wait": {"every": "none", "count": 0, "rereads": true}, "deadline": "none",
       "fencedPublish": true, "publishInsideLock": true}
      """;

  private Path home;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void aHome(@TempDir Path folder) throws IOException {
    home = folder.toRealPath();
  }

  private ProcessBuilder tune(String... arguments) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("FRESHLINE_") || name.startsWith("XDG_"));
    environment.put("FRESHLINE_HOME", home.toString());
    environment.put("HOME", home.toString());
    environment.put("CLAUDE_CONFIG_DIR", home.resolve("claude").toString());
    return builder;
  }

  private static Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Path err = Files.createTempFile("tune", ".err");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(tune(arguments));
  }

  private static JsonNode json(Ended ended) throws IOException {
    return Json.read(ended.out().getBytes(UTF_8));
  }

  @Test
  void tune_review_exitsWith1AndFindsWhatTheReviewFound() throws Exception {
    Ended ended = run("--profile", "review", "--json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    JsonNode root = json(ended);
    assertThat(root.path("findings").findValuesAsText("rule")).hasSize(20);
    assertThat(root.path("recommended").isObject()).isTrue();
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"freshline, 0", "client-go, 0", "review-after, 1", "ccstatusline, 1"})
  void tune_profile_exitsByItsFindings(String profile, int code) throws Exception {
    assertThat(run("--profile", profile).code()).isEqualTo(code);
  }

  @Test
  void tune_nothingGiven_judgesFreshlineAndLeavesNothingBehind() throws Exception {
    Ended ended = run();
    assertThat(ended.code()).as(ended.out()).isZero();
    assertThat(ended.out()).doesNotContain("\u001B").contains("assumed");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void predict_v1_meetsItsFormula() throws Exception {
    Files.writeString(home.resolve("v1.json"), V1);
    Ended ended =
        run(
            "predict",
            "--json",
            "--settings",
            "v1.json",
            "--service",
            "exp:20s",
            "--arrivals",
            "poisson:4s");
    assertThat(ended.code()).as(ended.err()).isZero();
    JsonNode root = json(ended);
    assertThat(root.at("/cycleSeconds/value").asDouble()).isCloseTo(114, within(1e-6));
    assertThat(root.at("/staleFraction/value").asDouble()).isCloseTo(0.048927, within(1e-6));
    assertThat(root.at("/staleFraction/method").asText()).isEqualTo("formula");
  }

  @Test
  void tune_color_isOffInAPipeAndByNoColorAndOnByWish() throws Exception {
    assertThat(run("--profile", "client-go").out()).doesNotContain("\u001B");
    assertThat(run("--profile", "client-go", "--color=always").out()).contains("\u001B[");
    ProcessBuilder builder = tune("--help");
    builder.environment().put("NO_COLOR", "1");
    assertThat(ended(builder).out()).doesNotContain("\u001B");
  }

  @Test
  void tune_wrongSettings_exitsWith2AndOneLine() throws Exception {
    Files.writeString(home.resolve("mine.json"), V1.replace("\"90s\"", "90000"));
    Ended ended = run("--settings", "mine.json");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("tune: mine.json:1: cooldown:");
  }

  @Test
  void tune_readerThatLeaves_isNoError() throws Exception {
    var command = List.of("sh", "-c", "'" + LAUNCHER + "' list-profiles | head -1");
    ProcessBuilder builder = tune().command(command);
    assertThat(ended(builder).out())
        .isEqualToNormalizingWhitespace(
            "freshline The defaults of"
                + " settings.json. A stuck holder is killed on the kernel's word, never robbed.");
  }

  private Path fakeCcusage(String script) throws IOException {
    Path file = home.resolve("ccusage");
    Files.writeString(file, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void measure_runsTheConfiguredCcusageWithProgress() throws Exception {
    ProcessBuilder builder = tune("--measure", "3", "--json");
    builder
        .environment()
        .put("FRESHLINE_CCUSAGE", fakeCcusage("echo '{\"blocks\":[]}'\n").toString());
    Ended ended = ended(builder);
    assertThat(ended.err()).contains("measuring 1/3").contains("measuring 3/3");
    assertThat(ended.code()).as("three runs are too few").isEqualTo(3);
  }

  @Test
  void measure_ended_leavesNoRunBehind() throws Exception {
    Path pipe = home.resolve("pids");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path ccusage = fakeCcusage("echo $$ >'" + pipe + "'\nexec sleep 300\n");
    ProcessBuilder builder = tune("--measure", "3");
    builder.environment().put("FRESHLINE_CCUSAGE", ccusage.toString());
    Process process = builder.redirectErrorStream(true).start();
    long pid = Long.parseLong(Files.readString(pipe).strip());
    var child = ProcessHandle.of(pid);
    process.destroy();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    if (child.isPresent()) {
      child.get().onExit().get(MINUTES, TimeUnit.MINUTES);
    }
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void measure_onlyRunsThatTheTimeoutEnds_areRefusedWithTheSetting() throws Exception {
    Files.writeString(
        home.resolve("settings.json"), "{\"timings\": {\"fetchTimeout\": \"300ms\"}}");
    ProcessBuilder builder = tune("--measure", "2");
    builder.environment().put("FRESHLINE_CCUSAGE", fakeCcusage("exec sleep 300\n").toString());
    Ended ended = ended(builder);
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .contains("tune: --measure: 2 runs of ccusage", "expected at least one run")
        .contains("timings.fetchTimeout in " + home.resolve("settings.json"));
  }

  @Test
  void measure_noCcusage_isRefusedWithWhatToDo() throws Exception {
    ProcessBuilder builder = tune("--measure", "3");
    builder.environment().put("FRESHLINE_CCUSAGE", home.resolve("nowhere").toString());
    Ended ended = ended(builder);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--measure").contains("--durations FILE");
  }
}
