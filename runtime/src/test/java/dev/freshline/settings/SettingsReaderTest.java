package dev.freshline.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.billing.Timings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final Settings DEFAULTS = SettingsReader.read(null, Map.of()).settings();

  private static SettingsResult read(String json) {
    return read(json, Map.of());
  }

  private static SettingsResult read(String json, Map<String, String> environment) {
    return SettingsReader.read(json.getBytes(UTF_8), environment);
  }

  private static Problem onlyProblem(SettingsResult result) {
    assertThat(result.problems()).hasSize(1);
    return result.problems().get(0);
  }

  @Test
  void read_noFile_isAllDefaults() {
    SettingsResult result = SettingsReader.read(null, Map.of());
    assertThat(result.isSound()).isTrue();
    assertThat(result.settings().timings())
        .isEqualTo(
            new Timings(
                Duration.ofSeconds(40),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(150),
                Duration.ofMinutes(10)));
    assertThat(result.settings().ccusage())
        .isEqualTo(new Settings.Ccusage(true, List.of("ccusage")));
    assertThat(result.settings().oauth().enabled()).isFalse();
    assertThat(result.origins().values()).containsOnly(Origin.DEFAULT);
  }

  @Test
  void read_noFile_isTheSameAsAnEmptyObject() {
    assertThat(read("{}")).isEqualTo(SettingsReader.read(null, Map.of()));
  }

  @Test
  void read_everyKeySet_takesEachFromTheFile() {
    SettingsResult result =
        read(
            """
            {"$schema": "x",
             "timings": {"fetchTimeout": "20s", "killGrace": "1s", "cooldown": "30s",
                         "freshFor": "PT90S", "criticalAfter": "5m"},
             "sources": {"ccusage": {"enabled": false, "command": ["node", "/opt/ccusage.js"]},
                         "oauth": {"enabled": true, "url": "http://127.0.0.1:8080/usage",
                                   "cooldown": "6m", "timeout": "3s"}},
             "display": {"segments": ["block", "model"], "color": "never", "ascii": true}}
            """);
    assertThat(result.problems()).isEmpty();
    assertThat(result.origins().values()).containsOnly(Origin.FILE);
    assertThat(result.settings())
        .isEqualTo(
            new Settings(
                new Timings(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(90),
                    Duration.ofMinutes(5)),
                new Settings.Ccusage(false, List.of("node", "/opt/ccusage.js")),
                new Settings.OAuth(
                    true,
                    URI.create("http://127.0.0.1:8080/usage"),
                    Duration.ofMinutes(6),
                    Duration.ofSeconds(3)),
                new DisplaySettings(List.of("block", "model"), DisplaySettings.Color.NEVER, true)));
  }

  @Test
  void read_longCooldownAlone_derivesFreshnessThatCoversIt() {
    SettingsResult result = read("{\"timings\": {\"cooldown\": \"5m\"}}");
    assertThat(result.problems()).isEmpty();
    assertThat(result.settings().timings().freshFor()).isEqualTo(Duration.ofSeconds(390));
    assertThat(result.settings().timings().criticalAfter()).isEqualTo(Duration.ofMinutes(26));
    assertThat(result.origin(Key.FRESH_FOR)).isEqualTo(Origin.DERIVED);
    assertThat(result.origin(Key.CRITICAL_AFTER)).isEqualTo(Origin.DERIVED);
    assertThat(result.origin(Key.COOLDOWN)).isEqualTo(Origin.FILE);
    assertThat(result.origin(Key.FETCH_TIMEOUT)).isEqualTo(Origin.DEFAULT);
  }

  @Test
  void derivation_ofTheDefaults_givesTheDefaults() {
    Timings timings = DEFAULTS.timings();
    assertThat(Settings.derivedFreshFor(timings.cooldown(), timings.fetchTimeout()))
        .isEqualTo(timings.freshFor());
    assertThat(Settings.derivedCriticalAfter(timings.freshFor()))
        .isEqualTo(timings.criticalAfter());
  }

  @Test
  void read_theReviewedPair_isRefusedAsAPairAndAllTimingsAreDefaults() {
    SettingsResult result =
        read(
            """
            {"timings": {
            "cooldown": "5m",
            "freshFor": "2m", "killGrace": "9s"}}
            """);
    assertThat(result.settings().timings()).isEqualTo(DEFAULTS.timings());
    assertThat(result.origin(Key.KILL_GRACE)).isEqualTo(Origin.DEFAULT);
    Problem problem = onlyProblem(result);
    assertThat(problem.key()).isEqualTo("timings.freshFor");
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.expected())
        .isEqualTo("more than timings.cooldown + timings.fetchTimeout = 5m40s");
    assertThat(problem.found()).isEqualTo("2m");
    assertThat(problem.fix()).contains("raise timings.freshFor", "defaults");
  }

  @Test
  void read_criticalBeforeStale_isRefused() {
    Problem problem = onlyProblem(read("{\"timings\": {\"criticalAfter\": \"2m\"}}"));
    assertThat(problem.key()).isEqualTo("timings.criticalAfter");
    assertThat(problem.expected()).isEqualTo("more than timings.freshFor = 2m30s");
  }

  @Test
  void read_oneBrokenValue_leavesTheOthersInForce() {
    SettingsResult result =
        read(
            "{\"timings\": {\"killGrace\": 5, \"cooldown\": \"30s\"}, \"display\": {\"ascii\":"
                + " true}}");
    assertThat(result.settings().timings().killGrace()).isEqualTo(Duration.ofSeconds(2));
    assertThat(result.settings().timings().cooldown()).isEqualTo(Duration.ofSeconds(30));
    assertThat(result.settings().display().ascii()).isTrue();
    Problem problem = onlyProblem(result);
    assertThat(problem.key()).isEqualTo("timings.killGrace");
    assertThat(problem.found()).isEqualTo("5");
    assertThat(problem.fix()).isEqualTo("write \"5s\" for seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS://example.org/usage", "http://127.8.9.10:1/", "http://[::1]/u"})
  void read_addressThatATokenMayBeSentTo_isTaken(String url) {
    SettingsResult result = read("{\"sources\":{\"oauth\":{\"url\":\"" + url + "\"}}}");
    assertThat(result.problems()).isEmpty();
    assertThat(result.settings().oauth().url()).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'timings':{'cooldown':'soon'}}|timings.cooldown|a number at position 1",
        "{'timings':{'cooldown':'1ms'}}|timings.cooldown|from 100ms to 24h",
        "{'timings':{'fetchTimeout':'11m'}}|timings.fetchTimeout|from 100ms to 10m",
        "{'timings':7}|timings|an object",
        "{'sources':{'ccusage':{'enabled':'true'}}}|sources.ccusage.enabled|without quotes",
        "{'sources':{'ccusage':{'command':'ccusage'}}}|sources.ccusage.command|write [\"ccusage\"]",
        "{'sources':{'ccusage':{'command':[]}}}|sources.ccusage.command|a list of a program",
        "{'sources':{'ccusage':{'command':['']}}}|sources.ccusage.command|a list of a program",
        "{'sources':{'oauth':{'url':'http://example.org/'}}}|sources.oauth.url|an https address",
        "{'sources':{'oauth':{'url':'https://me@example.org/'}}}|sources.oauth.url|an https"
            + " address",
        "{'sources':{'oauth':{'url':'file:///etc/passwd'}}}|sources.oauth.url|an https address",
        "{'sources':{'oauth':{'url':'::'}}}|sources.oauth.url|an https address",
        "{'display':{'color':'green'}}|display.color|\"never\"",
        "{'display':{'color':1}}|display.color|\"never\"",
        "{'display':{'segments':'model'}}|display.segments|a list of segments",
        "{'display':{'segments':['blok']}}|display.segments|did you mean \"block\"?",
        "{'timings':{'coolDown':'1m'}}|timings.coolDown|did you mean \"timings.cooldown\"?",
        "{'cooldown':'1m'}|cooldown|did you mean \"timings.cooldown\"?",
        "{'timing':{}}|timing|did you mean \"timings\"?",
        "{'xyzzy':1}|xyzzy|remove it"
      })
  void read_unusableValue_isNamedAndItsDefaultHolds(String json, String key, String text) {
    SettingsResult result = read(json.replace('\'', '"'));
    Problem problem = onlyProblem(result);
    assertThat(problem.key()).isEqualTo(key);
    assertThat(problem.text()).contains(text);
    assertThat(result.settings()).isEqualTo(DEFAULTS);
  }

  @Test
  void read_oneUnknownSegment_keepsTheKnownOnes() {
    SettingsResult result =
        read("{\"display\": {\"segments\": [\"model\", \"cost\", \"limits\"]}}");
    assertThat(result.settings().display().segments()).containsExactly("model", "limits");
    assertThat(onlyProblem(result).found()).isEqualTo("\"cost\"");
  }

  @Test
  void read_segmentTwice_keepsItOnce() {
    SettingsResult result =
        read("{\"display\": {\"segments\": [\"model\", \"limits\", \"model\"]}}");
    assertThat(result.settings().display().segments()).containsExactly("model", "limits");
    assertThat(onlyProblem(result).found()).isEqualTo("\"model\" twice");
  }

  @Test
  void read_null_countsAsNotSet() {
    SettingsResult result = read("{\"timings\": null, \"display\": {\"ascii\": null}}");
    assertThat(result.isSound()).isTrue();
    assertThat(result.settings()).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"timings\": {\"cooldown\": ", "nonsense", "[]", "7", "\u0000"})
  void read_noObject_keepsAllDefaultsAndSaysSo(String content) {
    SettingsResult result = read(content);
    assertThat(result.settings()).isEqualTo(DEFAULTS);
    assertThat(onlyProblem(result).key()).isEqualTo("settings.json");
  }

  @Test
  void read_trailingComma_namesItsLine() {
    Problem problem = onlyProblem(read("{\n \"timings\": {\n  \"cooldown\": \"1m\",\n }\n}"));
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.fix()).contains("trailing commas");
  }

  @Test
  void read_manyProblems_listsABoundedNumber() {
    var json = new StringBuilder("{\"a0\": 1");
    for (int i = 1; i < 1000; i++) {
      json.append(", \"a").append(i).append("\": 1");
    }
    assertThat(read(json + "}").problems()).hasSize(20);
  }

  @Test
  void read_ccusageVariable_overridesTheFile() {
    SettingsResult result =
        read(
            "{\"sources\": {\"ccusage\": {\"command\": [\"other\", \"-x\"]}}}",
            Map.of("FRESHLINE_CCUSAGE", "/opt/ccusage"));
    assertThat(result.settings().ccusage().command()).containsExactly("/opt/ccusage");
    assertThat(result.origin(Key.CCUSAGE_COMMAND)).isEqualTo(Origin.ENVIRONMENT);
  }

  @Test
  void read_noColor_turnsColourOffWhateverTheFileSays() {
    SettingsResult result = read("{\"display\": {\"color\": \"always\"}}", Map.of("NO_COLOR", "1"));
    assertThat(result.settings().display().color()).isEqualTo(DisplaySettings.Color.NEVER);
    assertThat(result.origin(Key.COLOR)).isEqualTo(Origin.ENVIRONMENT);
  }

  @Test
  void read_emptyNoColor_countsAsNotSet() {
    assertThat(SettingsReader.read(null, Map.of("NO_COLOR", "")).settings()).isEqualTo(DEFAULTS);
  }

  @Test
  void read_asciiVariable_isABooleanOrAProblem() {
    assertThat(
            SettingsReader.read(null, Map.of("FRESHLINE_ASCII", "1")).settings().display().ascii())
        .isTrue();
    SettingsResult odd = SettingsReader.read(null, Map.of("FRESHLINE_ASCII", "maybe"));
    assertThat(odd.settings()).isEqualTo(DEFAULTS);
    assertThat(onlyProblem(odd).key()).isEqualTo("FRESHLINE_ASCII");
  }
}
