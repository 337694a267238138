package dev.freshline.reports.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.app.Inspection;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ProtocolSourceTest {
  static final List<String> NAMES = Profiles.NAMES;

  @TempDir Path folder;

  private static ProtocolSource with(String... settings) {
    return new ProtocolSource(List.of(settings));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), content);
  }

  private Asked read(String content) throws Exception {
    return with().file(file(content));
  }

  /// The review's protocol, spread over lines as people write it.
  private static String review() {
    return new String(Json.bytes(ProtocolJson.write(Profiles.named("review"))), UTF_8)
        .replace(",\"", ",\n\"");
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void file_whatAProfileWrites_isReadBackAlike(String name) throws Exception {
    Protocol profile = Profiles.named(name);
    byte[] content = Json.bytes(ProtocolJson.write(profile));
    Path file = Files.write(folder.resolve("p.json"), content);
    assertThat(with().file(file).protocol()).isEqualTo(profile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"freshFor\":\"2m\" | \"freshfor\":\"2m\" | mine.json:5: freshfor: expected a known key,"
            + " found \"freshfor\"; did you mean \"freshFor\"?",
        "\"staleAfter\" | \"staleafter\" | lock.staleafter: expected a known key, found"
            + " \"lock.staleafter\"; did you mean \"lock.staleAfter\"?",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":35000 | fetchTimeout: expected a duration with"
            + " its unit, such as \"35s\", found 35000; write \"35000ms\" if it counts"
            + " milliseconds, \"35000s\" if seconds",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":35 | found 35; write \"35s\"",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":\"35sec\" | found \"35sec\"; write \"35s\"",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":\"35 minutes\" | write \"35m\"",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":\"-35s\" | expected a duration of 0 or more",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":-35 | write a duration of 0 or more",
        "\"fetchTimeout\":\"35s\" | \"fetchTimeout\":\"35000h\" | expected at most 30d",
        "\"gate\":\"cooldown-first\" | \"gate\":\"cooldownfirst\" | did you mean"
            + " \"cooldown-first\"?",
        "\"killsTree\":false | \"killsTree\":\"no\" | killsTree: expected true or false, found"
            + " \"no\"; write it without quotes",
        "\"count\":15 | \"count\":-1 | wait.count: expected a whole number from 0 to 1000000",
        "\"factor\":1.0 | \"factor\":0.5 | backoff.factor: expected a number from 1 to 100",
        "\"cap\":\"15s\" | \"cap\":\"14s\" | backoff.cap: expected at least backoff.base",
        "\"notes\": | \"open\":[\"locks\"],\"notes\": | expected one JSON value, found Duplicate",
        "\"open\":[] | \"open\":[\"lock.kinds\"] | did you mean \"lock.kind\"?",
        "\"open\":[] | \"open\":[\"lock\"] | open: expected names of keys that can be open, found"
            + " \"lock\"; name each key in it that is open, such as \"lock.kind\"",
        "\"open\":[] | \"open\":[\"notes\"] | found \"notes\"; remove it",
        "\"lock\":{ | \"lock\":3,\"look\":{ | lock: expected an object, found 3",
      })
  void file_wrongValue_namesTheKeyTheLineAndTheFix(String right, String wrong, String message)
      throws IOException {
    String content = review();
    assertThat(content).contains(right.strip());
    Path file = file(content.replace(right.strip(), wrong.strip()));
    assertThatThrownBy(() -> with().file(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message.strip())
        .hasMessageContaining("mine.json:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"name\": \"x\", | mine.json:1: the document: expected one JSON value",
        "{} {} | expected nothing behind the document",
        "[] | the document: expected an object, found a list",
      })
  void file_noObject_isRefused(String content, String message) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> with().file(file)).hasMessageContaining(message);
  }

  @Test
  void file_severalWrongValues_areAllTold() throws IOException {
    Path file = file(review().replace("\"2m\"", "120").replace("\"35s\"", "\"35sec\""));
    assertThatThrownBy(() -> with().file(file))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSizeGreaterThan(2));
  }

  @Test
  void file_none_isRefused() {
    assertThatThrownBy(() -> with().file(folder.resolve("none.json")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("expected a file, found none");
  }

  @Test
  void file_partOfAProtocol_leavesTheRestOpen() throws Exception {
    Asked asked = read("{\"name\": \"mine\", \"cooldown\": \"90s\"}");
    assertThat(asked.protocol().cooldown()).isEqualTo(Duration.ofSeconds(90));
    assertThat(asked.protocol().open())
        .contains("freshFor", "gate", "killsTree", "lock.kind", "wait.count", "backoff")
        .doesNotContain("cooldown", "name", "aliases", "notes");
    assertThat(asked.origins())
        .containsEntry("cooldown", folder.resolve("mine.json") + ":1")
        .containsEntry("gate", folder.resolve("mine.json") + ", left out");
    assertThat(asked.basis()).anyMatch(line -> line.startsWith("left open: "));
  }

  @Test
  void file_settingsOfFreshline_areJudgedAsItsProtocol() throws Exception {
    Asked asked = read("{\"timings\":\n {\"cooldown\": \"100s\"}}");
    assertThat(asked.protocol().name()).isEqualTo("freshline");
    assertThat(asked.protocol().cooldown()).isEqualTo(Duration.ofSeconds(100));
    assertThat(asked.protocol().freshFor()).isEqualTo(Duration.ofSeconds(190));
    assertThat(asked.protocol().backoff()).isNotNull();
    assertThat(asked.protocol().backoff().cap()).isEqualTo(Duration.ofSeconds(80));
    assertThat(asked.origins())
        .containsEntry("cooldown", folder.resolve("mine.json") + ":2")
        .containsEntry("freshFor", "derived")
        .containsEntry("killGrace", "default");
    assertThat(asked.ownFile()).isEqualTo(folder.resolve("mine.json"));
  }

  @Test
  void file_brokenSettingsOfFreshline_areRefusedWithTheirProblems() throws IOException {
    Path file = file("{\"timings\": {\"cooldwon\": \"60s\"}}");
    assertThatThrownBy(() -> with().file(file))
        .hasMessageContaining("timings.cooldwon")
        .hasMessageContaining("timings.cooldown");
  }

  @Test
  void own_noSettings_areTheDefaultsThatTheProfileHas() throws Exception {
    var inspection = Inspection.of(Map.of("FRESHLINE_HOME", folder.toString()));
    Asked asked = with().own(inspection);
    assertThat(asked.protocol()).isEqualTo(Profiles.named("freshline"));
    assertThat(asked.basis().getFirst()).contains("all defaults");
    assertThat(asked.ownFile()).isEqualTo(folder.resolve("settings.json"));
  }

  @Test
  void own_somethingCannotBeUsed_isSaid() throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{\"timings\": {\"cooldown\": 60}}");
    Asked asked = with().own(Inspection.of(Map.of("FRESHLINE_HOME", folder.toString())));
    assertThat(asked.protocol().cooldown()).isEqualTo(Duration.ofSeconds(60));
    assertThat(asked.basis())
        .anySatisfy(
            line -> assertThat(line).startsWith("not in force").contains("timings.cooldown"));
  }

  @Test
  void profile_unknown_namesTheNearest() {
    assertThatThrownBy(() -> with().profile("reveiw"))
        .hasMessageContaining("did you mean 'review'?");
  }

  @Test
  void set_key_replacesItsValueItsOriginAndItsAliases() throws Exception {
    Asked asked = with("lock.staleAfter=60s", "gate=stale-first").profile("review");
    assertThat(asked.protocol().lock().staleAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(asked.protocol().gate()).isEqualTo(Gate.STALE_FIRST);
    assertThat(asked.protocol().aliases()).containsOnlyKeys("fetchTimeout");
    assertThat(asked.origins())
        .containsEntry("lock.staleAfter", "--set")
        .containsEntry("cooldown", "profile review");
  }

  @Test
  void set_openKey_isOpenNoMore() throws Exception {
    Asked asked = with("killGrace=1s", "killsTree=true").profile("client-go");
    assertThat(asked.protocol().open()).doesNotContain("killGrace", "killsTree");
    assertThat(with("killGrace=open").profile("review").protocol().open()).contains("killGrace");
    assertThat(with("gate=open").profile("review").protocol().open()).contains("gate");
  }

  @Test
  void set_backoffOfAPipelineWithout_makesOne() throws Exception {
    Protocol constant = with("backoff.base=5s").profile("no-lock").protocol();
    assertThat(constant.backoff()).isNotNull();
    assertThat(constant.backoff().base()).isEqualTo(Duration.ofSeconds(5));
    Protocol whole =
        with("backoff={\"base\":\"5s\",\"factor\":2,\"cap\":\"60s\",\"jitter\":\"full\"}")
            .profile("no-lock")
            .protocol();
    assertThat(whole.backoff()).isNotNull();
    assertThat(whole.backoff().cap()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lock.stale=30s | did you mean \"lock.staleAfter\"?",
        "cooldown | expected KEY=VALUE, found no '='",
        "cooldown=90 | expected a duration such as \"35s\", found \"90\"",
        "wait.count=many | wait.count: expected a whole number",
        "lock=none | expected a known key",
        "lock.kind=none | lock.kind: expected a lock beside lock.staleAfter",
        "backoff.cap=3s | expected at least backoff.base",
      })
  void set_wrong_isRefusedWithTheFix(String setting, String message) {
    assertThatThrownBy(() -> with(setting).profile("review"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
