package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that cannot be used: the line says so, and nothing else is lost.
class HostileSettingsIT {
  @TempDir private static Path folder;
  private static Desk desk;

  @BeforeAll
  static void deskWithReading() throws Exception {
    desk = Desk.in(folder).publish();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"timings\": {\"cooldown\": \"5m\", \"freshFor\": \"2m\"}}",
        "{\"timings\": {\"freshFor\": \"9m\", \"criticalAfter\": \"1m\"}}",
        "{\"timings\": {\"fetchTimeout\": 35}}",
        "{\"timings\": {\"cooldwon\": \"60s\"}}",
        "{\"timings\": []}",
        "{\"display\": {\"segments\": [\"everything\"]}}",
        "{\"sources\": {\"ccusage\": {\"command\": \"ccusage\"}}}"
      })
  void render_settingsBroken_saysSoAndShowsTheLastFigures(String settings) throws Exception {
    desk.settings(settings);
    assertThat(desk.render().line()).contains(Input.COST, "$9.00", "settings");
  }

  @Test
  void refresh_settingsBroken_refreshesByTheDefaults() throws Exception {
    desk.settings("{");
    long before = desk.token();
    assertThat(desk.publish().render().line()).contains("$9.00", "settings");
    assertThat(desk.token()).isGreaterThan(before);
  }
}
