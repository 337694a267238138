package dev.freshline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The commands as a user calls them, on a real disk and in an empty home.
class CommandsTest {
  private final Map<String, String> environment = new HashMap<>();
  private Path home;
  private Path settings;
  private String out = "";
  private String err = "";

  @BeforeEach
  void anEmptyHome(@TempDir Path folder) throws IOException {
    home = folder.toRealPath();
    settings = home.resolve(".claude/settings.json");
    environment.put("HOME", home.toString());
    environment.put("PATH", "/nowhere");
  }

  private int run(String... args) {
    return run(false, args);
  }

  private int run(boolean interactive, String... args) {
    var outWriter = new StringWriter();
    var errWriter = new StringWriter();
    var launch =
        new Desk.Launch("25", "/jdk", home.resolve("fl/runtime/bin/statusline").toString(), null);
    var desk =
        new Desk(
            Machine.real(environment),
            launch,
            new PrintWriter(outWriter),
            new PrintWriter(errWriter),
            interactive);
    int exit = Cli.commandLine(desk).execute(args);
    out = outWriter.toString();
    err = errWriter.toString();
    return exit;
  }

  private JsonNode json() throws IOException {
    return Json.read(out.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> !file.equals(home)).toList();
    }
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void install_emptyHome_writesTheEntryAndShowsIt() {
    assertThat(run("install")).isZero();
    assertThat(out)
        .contains("+    \"command\": \"", home + "/fl/runtime/bin/statusline\"")
        .contains("installed; the file is new.")
        .doesNotContain("\u001B");
    assertThat(settings).exists();
    assertThat(run("install")).isZero();
    assertThat(out).startsWith("already installed: ");
  }

  @Test
  void uninstall_afterInstall_leavesNoEntry() throws IOException {
    write(settings, "{\n  \"model\": \"opus\"\n}\n");
    run("install");
    assertThat(run("uninstall")).isZero();
    assertThat(settings).content().isEqualTo("{\n  \"model\": \"opus\"\n}\n");
    assertThat(out).contains("uninstalled; the file as it was: ");
  }

  @Test
  void install_chosenFolders_usesTheFirst() {
    environment.put("CLAUDE_CONFIG_DIR", home + "/one, " + home + "/two");
    run("install");
    assertThat(home.resolve("one/settings.json")).exists();
    assertThat(home.resolve("two")).doesNotExist();
  }

  @Test
  void install_commentInTheFile_refusesOnStderr() throws IOException {
    write(settings, "// mine\n{}\n");
    assertThat(run("install")).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err).contains("settings.json:1:", "nothing was changed", "\"statusLine\": {");
    assertThat(files()).containsExactly(home.resolve(".claude"), settings);
  }

  @Test
  void install_keyInTheLinesAround_isNotShown() throws IOException {
    write(settings, "{\n  \"env\": {\"KEY\": \"sk-ant-api03-secret_1\"}\n}\n");
    run("install");
    assertThat(out).contains("sk-ant-[hidden]").doesNotContain("secret_1");
    assertThat(settings).content().contains("sk-ant-api03-secret_1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "soon"})
  void install_refreshIntervalOutOfRange_isWrongUsage(String interval) {
    assertThat(run("install", "--refresh-interval=" + interval)).isEqualTo(2);
    assertThat(err).contains("--refresh-interval", "statusline install --help");
    assertThat(settings).doesNotExist();
  }

  @Test
  void color_terminalAndVariables_decide() {
    assertThat(run(true, "doctor")).isEqualTo(1);
    assertThat(out).contains("\u001B[31mFAIL");
    environment.put("NO_COLOR", "1");
    run(true, "doctor");
    assertThat(out).doesNotContain("\u001B");
    run(false, "doctor", "--color");
    assertThat(out).contains("\u001B[31mFAIL");
    run(true, "doctor", "--color=never");
    assertThat(out).doesNotContain("\u001B");
  }

  @Test
  void columns_setOrPiped_boundTheLines() {
    environment.put("COLUMNS", "60");
    run("settings");
    assertThat(out.lines()).allMatch(line -> line.length() <= 60 || !line.contains(" "));
    environment.remove("COLUMNS");
    run("settings");
    assertThat(out.lines()).anyMatch(line -> line.length() > 120);
  }

  @Test
  void doctor_emptyHome_failsForWantOfCcusageAndLeavesNothing() throws IOException {
    assertThat(run("doctor", "--json")).isEqualTo(1);
    assertThat(json().path("worst").asText()).isEqualTo("fail");
    assertThat(json().path("checks").valueStream())
        .filteredOn(check -> check.path("status").asText().equals("fail"))
        .extracting(check -> check.path("name").asText())
        .containsExactly("ccusage", "supervisor");
    assertThat(files()).isEmpty();
  }

  @Test
  void doctor_damagedState_isFound() throws IOException {
    run("settings", "--json");
    Path state = Path.of(json().at("/places/state").asText());
    write(state.resolve("reading.json"), "rot");
    write(state.resolve("failure-ccusage.json"), "rot");
    write(state.resolve("sessions/x.limits"), "rot");
    write(state.resolveSibling("replaced-statusline.json"), "rot");
    run("doctor");
    assertThat(out)
        .contains("FAIL  readings: " + state + "/reading.json: expected a header")
        .contains("WARN  record: " + state + "/failure-ccusage.json: expected")
        .contains("x.limits")
        .contains("what 'uninstall' would have put back is in a settings.json.freshline-backup-N");
  }

  @Test
  void doctor_listOfClaudeFolders_looksForTheLoginInTheFirst() throws IOException {
    write(
        home.resolve(".config/freshline/settings.json"),
        "{\"sources\": {\"oauth\": {\"enabled\": true}}}");
    environment.put("CLAUDE_CONFIG_DIR", home + "/one," + home + "/two");
    run("doctor");
    assertThat(out).contains("expected " + home + "/one/.credentials.json, found no file");
  }

  @Test
  void settings_unknownKey_comesFirstAndIsAnError() throws IOException {
    write(home.resolve(".config/freshline/settings.json"), "{\"timings\": {\"cooldwn\": \"9s\"}}");
    assertThat(run("settings")).isEqualTo(1);
    assertThat(out).startsWith("problem: line 1: timings.cooldwn").contains("timings.cooldown ");
    assertThat(run("settings", "--json")).isEqualTo(1);
    assertThat(json().at("/problems/0/key").asText()).isEqualTo("timings.cooldwn");
  }

  @Test
  void settings_none_areTheDefaults() {
    assertThat(run("settings")).isZero();
    assertThat(out).contains("60s (default): from the start of").contains("at most 48s (derived)");
  }

  @Test
  void explain_nothingObserved_saysSoAndWritesNothing() throws IOException {
    assertThat(run("explain")).isZero();
    assertThat(out).contains("block  unknown  UNKNOWN", "nobody is refreshing");
    assertThat(run("explain", "--json")).isZero();
    assertThat(json().at("/figures/block/freshness").asText()).isEqualTo("UNKNOWN");
    assertThat(json().at("/holder").isNull()).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void refresh_noCcusage_saysSoWhereACommandSpeaks() {
    environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    assertThat(run("refresh")).isEqualTo(1);
    assertThat(out).startsWith("ccusage: failed, not installed: ").endsWith("\n");
  }

  @Test
  void refresh_noSource_saysWhere() throws IOException {
    environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    write(
        home.resolve(".config/freshline/settings.json"),
        "{\"sources\": {\"ccusage\": {\"enabled\": false}}}");
    assertThat(run("refresh")).isZero();
    assertThat(out).isEqualTo("no source is turned on: see 'statusline settings'\n");
  }

  @Test
  void refresh_rivalOfAHostileSession_isNamedWithoutItsControls() {
    environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    Machine machine = Machine.real(environment);
    var leases =
        new Leases(
            machine.host(), machine.locations().runDir(), () -> "vm", Duration.ofSeconds(47));
    try (var rival = (Lease) leases.tryAcquire("theirs\u001b[2J\u202e", 0)) {
      assertThat(run("refresh")).isEqualTo(75);
      assertThat(out)
          .startsWith("deferred: pid " + rival.record().process().pid())
          .contains("for session theirs[2J is refreshing")
          .doesNotContain("\u001b", "\u202e");
    }
  }

  @Test
  void completion_script_knowsEveryCommand() {
    assertThat(run("completion")).isZero();
    assertThat(out)
        .contains("install uninstall explain doctor settings refresh daemon completion")
        .contains("--refresh-interval")
        .doesNotContain("--background");
  }

  @Test
  void help_eachCommand_documentsItsExitCodes() {
    for (String command :
        List.of("install", "uninstall", "explain", "doctor", "settings", "refresh", "daemon")) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out).contains("Exit codes:", "Usage: statusline " + command);
    }
    assertThat(run("--help")).isZero();
    assertThat(out).contains("Examples:", "docs/commands.md");
    assertThat(run("--version")).isZero();
    assertThat(out).startsWith("freshline ");
  }

  @Test
  void page_everyCommandAndOption_isDescribed() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("freshline.root"), "docs/commands.md"));
    var desk =
        new Desk(
            Machine.real(environment),
            new Desk.Launch("25", "/jdk", null, null),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false);
    Map<String, CommandLine> commands = Cli.commandLine(desk).getSubcommands();
    assertThat(commands).hasSize(9);
    commands.forEach(
        (name, command) -> {
          assertThat(page).contains("`" + name + "`");
          for (var option : command.getCommandSpec().options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
              assertThat(page).contains(option.longestName());
            }
          }
        });
  }

  @Test
  void unknownCommand_nearAKnownOne_isSuggested() {
    assertThat(run("instal")).isEqualTo(2);
    assertThat(err).contains("'instal'", "statusline install").hasLineCount(3);
    assertThat(out).isEmpty();
  }
}
