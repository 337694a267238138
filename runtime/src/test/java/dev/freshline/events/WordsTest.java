package dev.freshline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.events.Event.SettingsBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void reason_plainText_isKept() {
    assertThat(Words.reason("exit 1: no data, \"really\" 漢字 🔴"))
        .isEqualTo("exit 1: no data, \"really\" 漢字 🔴");
  }

  @Test
  void reason_controlCharacters_becomeSpaces() {
    assertThat(Words.reason("a\nb\tc\u001B[31md\u0000e\u0085f\u2028g"))
        .isEqualTo("a b c [31md e f g");
  }

  @Test
  void reason_halvesOfSurrogatePairs_becomeSpaces() {
    assertThat(Words.reason("a\uD83Db\uDD34c")).isEqualTo("a b c");
  }

  @Test
  void reason_tooLong_isCutButNotWithinACharacter() {
    assertThat(Words.reason("x".repeat(1000))).hasSize(300);
    assertThat(Words.reason("x".repeat(299) + "🔴🔴")).isEqualTo("x".repeat(299));
  }

  @ParameterizedTest
  @CsvSource({
    "sk-ant-oat01-AbC_d-9, [redacted]",
    "Bearer sk-ant-api03-xyz failed, Bearer [redacted] failed",
    "'{\"token\":\"sk-ant-xyz\"}', '{\"token\":\"[redacted]\"}'"
  })
  void reason_token_isRedacted(String text, String expected) {
    assertThat(Words.reason(text)).isEqualTo(expected);
  }

  @Test
  void reason_tokenAcrossTheLimit_isRedactedWhole() {
    String text = "x".repeat(295) + "sk-ant-oat01-secret";
    assertThat(Words.reason(text)).doesNotContain("sk-").hasSize(300);
  }

  @Test
  void line_hostileText_isOneLineThatIsReadBack() {
    String hostile = "\n{\"v\":1,\"at\":1}\n\uD83D \\ \" \u0000 sk-ant-1";
    var entry = new Entry<>(Samples.NOON, new Author(1, hostile), new SettingsBroken(hostile));
    String line = new String(Lines.line(entry), UTF_8);
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(line).doesNotContain("sk-ant");
    assertThat(Lines.read(line.getBytes(UTF_8), read -> assertThat(read).isEqualTo(entry)))
        .isZero();
  }
}
