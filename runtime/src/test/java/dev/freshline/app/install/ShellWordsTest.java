package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  @Test
  void quoted_harmlessPath_staysAsItIs() {
    assertThat(ShellWords.quoted("/opt/fl-1.0/bin_x")).isEqualTo("/opt/fl-1.0/bin_x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "it's", "$HOME", "a\\b", "\"", "ü", "~/x", "a;b"})
  void of_quotedText_isOneWordAgain(String text) {
    assertThat(ShellWords.of("x " + ShellWords.quoted(text) + " y"))
        .isEqualTo(List.of("x", text, "y"));
  }

  @Test
  void of_quotesAndBackslashes_areTakenAway() {
    assertThat(ShellWords.of("A=1 \"/a b/c\"\\ d 'e\\f' | tee"))
        .containsExactly("A=1", "/a b/c d", "e\\f", "tee");
  }
}
