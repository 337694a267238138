package dev.freshline.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReportTest {
  private static SettingsReport report(String json) {
    return new SettingsReport(
        SettingsReader.read(json.getBytes(UTF_8), Map.of()),
        List.of(new SettingsReport.Derived("backoffCap", "60s", "cooldown")));
  }

  @Test
  void rows_defaults_areWhatTheKeysSay() {
    List<SettingsReport.Row> rows = report("{}").rows();
    assertThat(rows).hasSize(Key.ALL.size() + 2);
    for (Key key : Key.ALL) {
      assertThat(rows)
          .contains(new SettingsReport.Row(key.path(), key.initial(), "default", key.meaning()));
    }
  }

  @Test
  void rows_derivedValues_sayHowTheyAreDerived() {
    assertThat(report("{}").rows())
        .contains(
            new SettingsReport.Row("leaseFor", "47s", "derived", "= fetchTimeout + killGrace + 5s"),
            new SettingsReport.Row("backoffCap", "60s", "derived", "= cooldown"));
  }

  @Test
  void rows_changedValue_showsItsOrigin() {
    assertThat(report("{\"timings\": {\"cooldown\": \"30s\"}}").rows())
        .contains(
            new SettingsReport.Row("timings.cooldown", "30s", "file", Key.COOLDOWN.meaning()),
            new SettingsReport.Row("timings.freshFor", "2m", "derived", Key.FRESH_FOR.meaning()));
  }

  @Test
  void json_report_holdsValuesDerivedAndProblems() {
    JsonNode json = report("{\"display\": {\"color\": \"red\"}}").json();
    assertThat(json.at("/values/timings.fetchTimeout/value").asText()).isEqualTo("40s");
    assertThat(json.at("/values/timings.fetchTimeout/origin").asText()).isEqualTo("default");
    assertThat(json.at("/derived/leaseFor/value").asText()).isEqualTo("47s");
    assertThat(json.at("/problems/0/key").asText()).isEqualTo("display.color");
    assertThat(json.at("/problems/0/line").asInt()).isEqualTo(1);
  }
}
