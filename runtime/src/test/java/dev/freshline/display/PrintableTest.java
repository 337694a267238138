package dev.freshline.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTest {
  private static final Theme UNICODE = Theme.of(DisplayOptions.DEFAULT);
  private static final Theme ASCII = Theme.of(DisplayOptions.of(List.of("model"), "never", true));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Opus 4.7",
        "\u001b[31mOpus\u001b[0m 4.7",
        "\u009b1;31mOpus 4.7",
        "\u001b]0;title\u0007Opus 4.7",
        "\u001b]8;;http://x\u001b\\Opus 4.7\u001b]8;;\u001b\\",
        "\u001bPdevice\u001b\\Opus 4.7",
        "\u001b7Opus 4.7",
        "Opus\n\r\t 4.7",
        "  Opus\u20284.7\u0000 ",
        "\u202eOpus\u2066 4.7\u200b",
        "Opus 4.7\u001b",
        "Opus 4.7\u001b[",
        "Opus 4.7\u001b[12;",
        "Opus 4.7\u001b]never ends"
      })
  void of_sequencesAndControls_leavesTheText(String text) {
    assertThat(Printable.of(text, 80, UNICODE)).isEqualTo("Opus 4.7");
  }

  @Test
  void of_anyCharacter_neverLeavesAControl() {
    for (int c = 0; c <= 0xFFFF; c++) {
      String clean = Printable.of("a" + (char) c + "b" + (char) c + "[1m", 80, UNICODE);
      assertThat(clean.codePoints().anyMatch(PrintableTest::isHarmful)).as("U+%04X", c).isFalse();
    }
  }

  private static boolean isHarmful(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(c) == Character.SURROGATE;
  }

  @ParameterizedTest
  @CsvSource({
    "Opus 4.7, 8, Opus 4.7",
    "Opus 4.7, 7, Opus 4\u2026",
    "\u6f22\u5b57\u6f22, 5, \u6f22\u5b57\u2026",
    "\u6f22\u5b57\u6f22, 4, \u6f22\u2026"
  })
  void of_tooLong_isCutWithASign(String text, int cells, String expected) {
    assertThat(Printable.of(text, cells, UNICODE)).isEqualTo(expected);
  }

  @Test
  void of_asciiTheme_holdsAsciiAlone() {
    assertThat(Printable.of("\u6f22 Op\u00fcs \uD83D\uDD34 long", 9, ASCII)).isEqualTo("? Op?s..");
  }
}
