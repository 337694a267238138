package dev.freshline.reports.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.billing.Timings;
import dev.freshline.events.Author;
import dev.freshline.events.Event;
import dev.freshline.reading.Moment;
import dev.freshline.reports.workload.Demand;
import dev.freshline.settings.Durations;
import dev.freshline.settings.SettingsReader;
import dev.freshline.settings.SettingsResult;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuneCommandTest {
  private static final Moment NOW = Moment.ofMillis(1_000_000_000_000L, null);
  private static final String PATCHED =
      "{\"timings\": {\"cooldown\": \"75s\", \"freshFor\": \"2m30s\"}}";
  private static final String ROW_OF_RECOMMENDED = "(?m)^ +recommended +time between successes";

  private Path folder;
  private Tune tune;

  @BeforeEach
  void aHome(@TempDir Path home) throws IOException {
    folder = home.toRealPath();
    tune = new Tune(folder);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tune_nothingGiven_judgesFreshlinesDefaultsAndIsClean() {
    assertThat(tune.run()).isZero();
    assertThat(tune.out()).contains("freshline").contains("all defaults").contains("assumed");
    assertThat(tune.err()).isEmpty();
  }

  @Test
  void tune_review_hasViolations() {
    assertThat(tune.run("--profile", "review")).isEqualTo(1);
    assertThat(tune.out()).contains("LEASE_OUTLIVES_RUN").contains("38s");
  }

  @Test
  void tune_clientGo_isClean() {
    assertThat(tune.run("--profile", "client-go")).isZero();
  }

  @Test
  void tune_tooFewRuns_isInsufficientEvidence() throws IOException {
    Path runs = Files.writeString(folder.resolve("runs.txt"), "6s\n7s\n8s\n");
    assertThat(tune.run("--durations", runs.toString())).isEqualTo(3);
    assertThat(tune.out()).contains("56 more runs");
  }

  @Test
  void tune_aFindingShortOfData_saysInJsonWhatItExitsWith() throws IOException {
    Path runs = Files.writeString(folder.resolve("runs.txt"), "6s\n7s\n8s\n");
    int code = tune.run("--durations", runs.toString(), "--json");
    assertThat(code).isEqualTo(3);
    assertThat(json(tune.out()).path("verdict").asText()).isEqualTo("insufficient evidence");
  }

  @Test
  void tune_violationsAndTooFewRuns_areViolations() throws IOException {
    Path runs = Files.writeString(folder.resolve("runs.txt"), "6s\n");
    assertThat(tune.run("--profile", "review", "--durations", runs.toString())).isEqualTo(1);
  }

  @Test
  void tune_json_isOneObjectAndNothingElse() throws IOException {
    tune.run("--profile", "review", "--json");
    JsonNode root = json(tune.out());
    assertThat(root.path("findings")).hasSize(20);
    assertThat(finding("GATE_YIELDS_TO_STALE").path("status").asText()).isEqualTo("FAIL");
    assertThat(root.has("current")).isTrue();
    assertThat(root.has("recommended")).isTrue();
    assertThat(tune.err()).isEmpty();
  }

  @Test
  void tune_set_isJudgedAndSaysWhereItStands() throws IOException {
    tune.run("--profile", "review", "--set", "lock.staleAfter=39s", "--json");
    JsonNode lease = finding("LEASE_OUTLIVES_RUN");
    assertThat(lease.path("status").asText()).isEqualTo("PASS");
    assertThat(lease.path("keys").toString()).contains("--set");
  }

  private JsonNode finding(String code) throws IOException {
    for (JsonNode finding : json(tune.out()).path("findings")) {
      if (finding.path("rule").asText().equals(code)) {
        return finding;
      }
    }
    throw new AssertionError("no finding of " + code);
  }

  @Test
  void tune_budget_isHeeded() throws IOException {
    tune.run("--profile", "review", "--max-timeouts", "15%", "--json");
    assertThat(finding("TIMEOUT_COVERS_TAIL").path("status").asText()).isEqualTo("PASS");
    tune.run("--profile", "review", "--max-timeouts", "14%", "--json");
    assertThat(finding("TIMEOUT_COVERS_TAIL").path("status").asText()).isEqualTo("FAIL");
  }

  @Test
  void tune_workloadOptions_reachTheModel() {
    tune.run(
        "--profile",
        "review",
        "--service",
        "fixed:3s",
        "--arrivals",
        "periodic:5s",
        "--sessions",
        "4",
        "--failures",
        "10%",
        "--crashes",
        "0.05",
        "--waiters",
        "3");
    var workload = tune.predicted.getFirst();
    assertThat(workload.service().mean()).isEqualTo(3);
    assertThat(workload.demand()).isEqualTo(new Demand.Periodic(4, 5));
    assertThat(workload.failures()).isEqualTo(0.1);
    assertThat(workload.crashes()).isEqualTo(0.05);
    assertThat(workload.waiters()).isEqualTo(3);
  }

  @Test
  void tune_sessionsAlone_rendersEachEveryTenSeconds() {
    tune.run("--profile", "review", "--sessions", "20");
    assertThat(tune.predicted.getFirst().demand()).isEqualTo(new Demand.Poisson(0.5));
  }

  @Test
  void tune_verify_isDoneOnlyWhenAskedFor() {
    tune.run("--profile", "review");
    assertThat(tune.verified).isZero();
    tune.run("--profile", "review", "--verify");
    assertThat(tune.verified).isEqualTo(1);
  }

  @Test
  void tune_verifyWithARecommendation_showsBothInEveryReport() throws IOException {
    tune.run("--profile", "review", "--verify", "--out", folder.resolve("report").toString());
    assertThat(tune.out()).containsPattern(ROW_OF_RECOMMENDED);
    assertThat(folder.resolve("report/tune.md")).content().contains("| recommended | time");
    assertThat(folder.resolve("report/tune.html")).content().contains("measured, recommended");
    assertThat(verified("report/tune.json")).containsExactly("current", "recommended");
  }

  @Test
  void tune_verifyWithoutARecommendation_showsTheCurrentAloneInEveryReport() throws IOException {
    tune.recommendingNothing();
    tune.run("--profile", "review", "--verify", "--out", folder.resolve("report").toString());
    assertThat(tune.out()).contains("current").doesNotContainPattern(ROW_OF_RECOMMENDED);
    assertThat(folder.resolve("report/tune.md")).content().doesNotContain("| recommended");
    assertThat(folder.resolve("report/tune.html"))
        .content()
        .contains("measured, now")
        .doesNotContain("measured, recommended");
    assertThat(verified("report/tune.json")).containsExactly("current");
  }

  private List<String> verified(String report) throws IOException {
    return json(Files.readString(folder.resolve(report)))
        .at("/evidence/verification/rows")
        .findValuesAsText("protocol");
  }

  @Test
  void tune_out_writesEveryReport() {
    Path out = folder.resolve("a/report");
    assertThat(tune.run("--profile", "review", "--out", out.toString())).isEqualTo(1);
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("tune.json", "tune.md", "tune.sarif", "tune.html");
    assertThat(tune.err()).contains("wrote");
  }

  @Test
  void tune_outOfManyRuns_saysWhatLiesBeyondThemByAModel() throws IOException {
    String runs =
        new SplittableRandom(1)
            .doubles(600)
            .mapToObj(u -> String.valueOf(-20 * Math.log(u)))
            .collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("runs.txt"), runs);
    Path out = folder.resolve("report");
    tune.run("--profile", "review", "--durations", file.toString(), "--out", out.toString());
    assertThat(Files.readString(out.resolve("tune.html")))
        .contains("By a model, not by observation, one run in 1000 takes longer than 1")
        .contains("fitted to the 60 runs of more than 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--profile reveiw | did you mean 'review'?",
        "--profile review --settings x.json | mutually exclusive",
        "--service exp:20s --durations x | mutually exclusive",
        "--settings nowhere.json | expected a file, found none",
        "--service exp | --service: expected one of exp:20s",
        "--arrivals often | --arrivals: expected one of poisson:4s",
        "--durations nowhere.txt | --durations: ",
        "--sessions 0 | --sessions: expected 1 or more",
        "--failures 2 | expected a share from 0 to 1",
        "--failures 1 | failures: expected a share of at least 0 and less than 1",
        "--waiters -1 | expected a whole number from 0",
        "--measure 0 | --measure: expected 1 or more",
        "--measure 3 | --measure: expected a ccusage to run, found none",
        "--set cooldown | expected KEY=VALUE",
        "--gate nowhere.json | expected a file, found none",
        "--apply --profile review | --apply: expected Freshline's own settings",
        "--measure 3 --gate nowhere.json | expected a file, found none",
        "--measure 3 --bench nowhere.json | expected a file, found none",
        "--measure 3 --out /dev/null | --out /dev/null: expected a folder that can be written to",
        "--measure 3 --apply --profile review | --apply: expected Freshline's own settings",
        "--measure 3 --crashes 1 | crashes: expected a share of at least 0 and less than 1",
        "--measure 3 --verify --arrivals bursty:4s,10m,50m | --verify: expected poisson or"
            + " periodic",
        "--measure 3 --verify --arrivals poisson:1ms | found 1000; give a longer time",
        "--verify --arrivals periodic:5s --sessions 41 | --verify: expected at most 40 sessions",
        "--verify --profile review --set lock.kind=lease --set lock.staleAfter=none"
            + " | --verify: expected a lease with its time to live",
        "--nonsense | Unknown option: '--nonsense'",
        "--seed x | 'x' is not a long",
      })
  void tune_wrongUsage_exitsWith2AndSaysWhatToDo(String arguments, String message) {
    assertThat(tune.run(arguments.strip().split(" ", -1))).as(tune.err()).isEqualTo(2);
    assertThat(tune.err()).contains(message.strip());
    assertThat(tune.out()).isEmpty();
    assertThat(tune.predicted).isEmpty();
  }

  @Test
  void tune_durationsOfRunsThatWereCutOff_areRefusedWithWhatToDo() throws IOException {
    Path runs = Files.writeString(folder.resolve("runs.txt"), "35s+\n35s+\n");
    assertThat(tune.run("--durations", runs.toString())).isEqualTo(2);
    assertThat(tune.err())
        .startsWith(
            "tune: --durations: " + runs + ": expected at least one run that came to its end")
        .contains("measure with a longer timeout");
  }

  private void noted(String outcome) {
    var run =
        new Event.FetchRun(
            "ccusage",
            "20.0.24",
            NOW,
            Duration.ofSeconds(40),
            outcome,
            outcome.equals("TIMED_OUT"),
            1,
            "");
    assertThat(tune.journal().note(NOW, new Author(1, "s1"), run)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "predict"})
  void tune_journalOfTimeoutsAlone_isInsufficientEvidence(String command) {
    noted("TIMED_OUT");
    noted("TIMED_OUT");
    noted("EXITED");
    assertThat(command.isEmpty() ? tune.run() : tune.run(command)).isEqualTo(3);
    assertThat(tune.err())
        .startsWith("tune: the journal in " + folder)
        .contains("found 2 that the timeout ended; raise timings.fetchTimeout in " + folder);
    assertThat(tune.out()).isEmpty();
    assertThat(tune.run("--service", "exp:5s")).isNotEqualTo(3);
    noted("OBSERVED");
    tune.run();
    assertThat(tune.out()).contains("3 observed");
  }

  @Test
  void tune_journalOfFailuresAlone_isInsufficientEvidence() {
    noted("EXITED");
    noted("EXITED");
    assertThat(tune.run("--measure", "3")).isEqualTo(3);
    assertThat(tune.err())
        .startsWith("tune: the journal in " + folder)
        .contains("found 2 that failed; 'statusline doctor' examines the set-up");
    assertThat(tune.run("--failures", "10%")).isZero();
  }

  @Test
  void tune_apply_writesWhatIsRecommendedWithABackup() throws IOException {
    Path settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"timings\": {\"cooldown\": \"60s\"}}");
    tune.recommending("cooldown", "75s");
    assertThat(tune.run()).isZero();
    assertThat(tune.out()).contains('+' + PATCHED).contains("--apply");
    assertThat(settings).hasContent("{\"timings\": {\"cooldown\": \"60s\"}}");
    assertThat(tune.run("--apply")).isZero();
    assertThat(settings).hasContent(PATCHED);
    assertThat(folder.resolve("settings.json.freshline-backup-1"))
        .hasContent("{\"timings\": {\"cooldown\": \"60s\"}}");
  }

  /// Whatever is left out of the file follows from what is in it, and is as recommended too.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                       | cooldown=109s  | 40s,2s,109s,150s,600s",
        "{}                                       | freshFor=200s  | 40s,2s,60s,200s,600s",
        "{\"timings\": {\"cooldown\": \"80s\"}}     | freshFor=150s  | 40s,2s,80s,150s,680s",
        "{\"timings\": {\"freshFor\": \"200s\"}}    | cooldown=80s   | 40s,2s,80s,200s,800s",
        "{\"timings\": {\"fetchTimeout\": \"20s\"}} | fetchTimeout=45s | 45s,2s,60s,130s,520s",
      })
  void tune_apply_fileIsReadAsRecommended(String before, String change, String timings)
      throws IOException {
    Path settings = Files.writeString(folder.resolve("settings.json"), before);
    tune.recommending(change.split("=", 2)[0], change.split("=", 2)[1]);
    assertThat(tune.run("--apply")).as(tune.out()).isZero();
    assertThat(read(settings)).isEqualTo(timings(timings));
    tune.recommending("killGrace", "2s");
    assertThat(tune.run("--apply")).isZero();
    assertThat(tune.out()).contains("Nothing to change");
  }

  private static Timings read(Path settings) throws IOException {
    SettingsResult result = SettingsReader.read(Files.readAllBytes(settings), Map.of());
    assertThat(result.problems()).isEmpty();
    return result.settings().timings();
  }

  private static Timings timings(String texts) {
    List<Duration> all = Stream.of(texts.split(",", -1)).map(Durations::parse).toList();
    return new Timings(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4));
  }

  @Test
  void tune_applyWithSet_writesWhatWasSet() throws IOException {
    assertThat(tune.run("--set", "fetchTimeout=60s", "--apply")).as(tune.out()).isZero();
    assertThat(read(folder.resolve("settings.json"))).isEqualTo(timings("60s,2s,60s,150s,600s"));
    tune.recommending("cooldown", "75s");
    assertThat(tune.run("--set", "cooldown=75s", "--apply")).isZero();
    assertThat(read(folder.resolve("settings.json"))).isEqualTo(timings("60s,2s,75s,150s,600s"));
  }

  @Test
  void tune_applyOfATimeThatIsNone_isRefused() {
    tune.recommending("killGrace", "none");
    assertThat(tune.run("--apply")).isEqualTo(1);
    assertThat(tune.out()).contains("not applied").contains("expected a time for killGrace");
    assertThat(folder.resolve("settings.json")).doesNotExist();
  }

  @Test
  void tune_applyWithJson_keepsStandardOutputToTheJson() throws IOException {
    tune.recommending("cooldown", "75s");
    assertThat(tune.run("--apply", "--json")).isZero();
    assertThat(json(tune.out()).has("findings")).isTrue();
    assertThat(tune.err()).contains("Applied");
  }

  @Test
  void tune_applyOfWhatWouldFail_isRefusedAndChangesNothing() {
    tune.recommending("fetchTimeout", "5s");
    assertThat(tune.run("--apply")).isEqualTo(1);
    assertThat(tune.out()).contains("not applied").contains("TIMEOUT_COVERS_TAIL");
    assertThat(folder.resolve("settings.json")).doesNotExist();
  }

  @Test
  void tune_applyOfNothing_saysSo() {
    assertThat(tune.run("--apply")).isZero();
    assertThat(tune.out()).contains("Nothing to change");
    assertThat(folder.resolve("settings.json")).doesNotExist();
  }

  @Test
  void predict_json_hasTheNamedFigures() throws IOException {
    assertThat(tune.run("predict", "--profile", "review", "--json")).isZero();
    JsonNode root = json(tune.out());
    for (String name :
        new String[] {
          "cycleSeconds", "ageMeanSeconds", "agePeakMeanSeconds", "staleFraction",
          "criticalFraction", "runsPerHour", "busySecondsPerHour", "duplicatesPerRun",
          "giveUpFraction", "recoverySeconds"
        }) {
      JsonNode figure = root.path(name);
      assertThat(figure.path("value").isNumber()).as(name).isTrue();
      assertThat(figure.path("low").isNumber()).as(name).isTrue();
      assertThat(figure.path("high").isNumber()).as(name).isTrue();
      assertThat(figure.path("method").asText()).isIn("formula", "simulation");
    }
    assertThat(root.path("ageQuantilesSeconds").has("0.99")).isTrue();
  }

  @Test
  void predict_text_hasALineForEachFigureAndTheBasis() {
    assertThat(tune.run("predict", "--profile", "review")).isZero();
    assertThat(tune.out()).contains("stale renders").contains("profile review");
  }

  @Test
  void listProfiles_each_isALine() {
    assertThat(tune.run("list-profiles")).isZero();
    assertThat(tune.out().lines()).hasSize(13).anyMatch(line -> line.startsWith("client-go "));
  }

  @Test
  void help_each_hasItsExitCodes() {
    for (String command : new String[] {"", "predict ", "list-profiles ", "completion "}) {
      assertThat(tune.run((command + "--help").split(" ", -1))).isZero();
      assertThat(tune.out()).contains("Exit codes:").contains("2");
    }
    tune.run("--help");
    assertThat(tune.out()).contains("Examples:").contains("insufficient evidence");
  }

  @Test
  void completion_isAScript() {
    assertThat(tune.run("completion")).isZero();
    assertThat(tune.out()).contains("complete -F").contains("--profile");
  }
}
