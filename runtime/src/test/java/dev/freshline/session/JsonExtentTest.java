package dev.freshline.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonExtentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \r\n\t{\"a\":1}",
        "{\"a\":[1,{\"b\":[]}]}",
        "{\"brackets\":\"}]{[\"}",
        "{\"quote\":\"\\\"}\"}",
        "{\"backslash\":\"\\\\\"}",
        "{\"wide\":\"\u2502\uD83D\uDD34}\"}"
      })
  void isComplete_bytesOneByOne_onlyAtTheLastBrace(String object) {
    var extent = new JsonExtent();
    byte[] bytes = object.getBytes(UTF_8);
    for (int i = 0; i < bytes.length - 1; i++) {
      assertThat(extent.isComplete(bytes, i, i + 1)).as("after %d bytes", i + 1).isFalse();
    }
    assertThat(extent.isComplete(bytes, bytes.length - 1, bytes.length)).isTrue();
  }

  @Test
  void isComplete_objectFollowedByMore_isTrueInOneGo() {
    byte[] bytes = "{\"a\":1}{\"b\"".getBytes(UTF_8);
    assertThat(new JsonExtent().isComplete(bytes, 0, bytes.length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[", "\"", "7", "}", "\u0000"})
  void isComplete_firstByteIsNoBrace_needsNoMore(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(new JsonExtent().isComplete(bytes, 0, bytes.length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "{", "{\"a\":{}", "{\"a\":\"}"})
  void isComplete_objectStillOpen_needsMore(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(new JsonExtent().isComplete(bytes, 0, bytes.length)).isFalse();
  }
}
