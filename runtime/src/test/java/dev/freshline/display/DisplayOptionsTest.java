package dev.freshline.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayOptionsTest {
  private static final List<String> NAMES =
      List.of("model", "session", "block", "burn", "limits", "context", "freshness");

  @Test
  void of_everyName_isTheDefault() {
    assertThat(DisplayOptions.of(NAMES, "auto", false)).isEqualTo(DisplayOptions.DEFAULT);
  }

  @Test
  void of_whatIsNoOption_saysWhatWouldBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisplayOptions.of(List.of("modle"), "auto", false))
        .withMessageContaining("'modle'")
        .withMessageContaining("model, session");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisplayOptions.of(List.of(), "auto", false))
        .withMessageContaining("at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisplayOptions.of(List.of("model", "model"), "auto", false))
        .withMessageContaining("'model' twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DisplayOptions.of(NAMES, "maybe", false))
        .withMessageContaining("auto, always or never");
  }

  @ParameterizedTest
  @CsvSource({
    "auto,   ,   xterm, true",
    "auto,   ,   ,      true",
    "auto,   ,   dumb,  false",
    "always, ,   dumb,  true",
    "never,  ,   xterm, false",
    "auto,   1,  xterm, false",
    "always, 1,  xterm, false",
    "always, '', xterm, true",
  })
  void in_environment_decidesTheColours(String color, String noColor, String term, boolean on) {
    var environment = new HashMap<String, String>();
    environment.put("NO_COLOR", noColor);
    environment.put("TERM", term);
    assertThat(DisplayOptions.of(NAMES, color, false).in(environment).isColored()).isEqualTo(on);
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "' 120 ', 120", "0, 0", "-5, 0", "wide, 0", "99999, 0", "1e2, 0"})
  void in_columns_areTakenWhenTheyMakeSense(String columns, int expected) {
    assertThat(DisplayOptions.DEFAULT.in(Map.of("COLUMNS", columns)).columns()).isEqualTo(expected);
  }
}
