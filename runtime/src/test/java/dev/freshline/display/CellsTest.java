package dev.freshline.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Opus 4.7, 8",
    "\u00e9, 1",
    "e\u0301, 1",
    "\u2502, 1",
    "\u21bb, 1",
    "\u26a0, 1",
    "\u26a0\ufe0f, 2",
    "\uD83D\uDD34, 2",
    "\u6f22\u5b57, 4",
    "\uff21, 2",
    "\ud55c, 2",
    "\u200b, 0",
    "a\u200db, 2",
    "\u0627\u064b, 1",
    "\uD842\uDFB7, 2"
  })
  void of(String text, int cells) {
    assertThat(Cells.of(text)).isEqualTo(cells);
  }

  @Test
  void of_control_isNothing() {
    assertThat(Cells.of("\u0007\u001b\u0085")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, 0, ''",
    "abc, 2, ab",
    "abc, 9, abc",
    "\u6f22\u5b57, 3, \u6f22",
    "\uD83D\uDD34x, 1, ''",
    "e\u0301x, 1, e\u0301",
    "\u26a0\ufe0fx, 1, \u26a0"
  })
  void head(String text, int cells, String expected) {
    assertThat(Cells.head(text, cells)).isEqualTo(expected);
  }
}
