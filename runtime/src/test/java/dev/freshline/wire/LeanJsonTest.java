package dev.freshline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jackson is the reference: whatever it reads, the lean reader reads alike, and refuses what it
/// refuses.
class LeanJsonTest {
  private static final int DOCUMENTS = 50_000;
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"a\"",
    "\"b\\n\\u00e9\"",
    "\"é✓🔴\"",
    "1",
    "-2.5e3",
    "0",
    "01",
    "1e400",
    "99999999999999999999",
    "true",
    "false",
    "null",
    "nul",
    " ",
    "\n",
    "\"",
    "\\",
    "-",
    ".",
    "\u0001",
    "+1",
    "\"\\ud83d\\udd34\"",
    "\"\\x\"",
    "{}",
    "[]",
    "{\"k\":1}",
    "{\"k\":[1,2,{\"l\":null}]}"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ 1 , 2 ] tail",
        "\"\"",
        "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\\u20AC\"",
        "-0",
        "1.0",
        "1E+2",
        "999999999999999999",
        "-999999999999999999",
        "-1000000000000000000",
        "{\"a\":{\"b\":[true,false,null,\"é\"]}}",
        "9223372036854775807",
        "9223372036854775808",
        "{\"a\":1,\"a\":2}"
      })
  void read_validDocument_isJacksonsTree(String document) throws IOException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThat(LeanJson.read(bytes)).isEqualTo(Json.read(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "[1,]",
        "{a:1}",
        "'a'",
        "tru",
        "truex",
        "1.",
        "1e",
        "-",
        "01",
        ".5",
        "+1",
        "\"a",
        "\"\\u12g4\"",
        "\"\\q\"",
        "\"a\nb\"",
        "NaN",
        "{\"a\" 1}",
        "]"
      })
  void read_brokenDocument_isRefused(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> LeanJson.read(bytes)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Json.read(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void read_randomDocuments_agreesWithJackson() {
    var random = new Random(1);
    int read = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      // Documents are objects or lists; what may follow a bare number is where readers differ.
      var document = new StringBuilder(random.nextBoolean() ? "{" : "[");
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        document.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
      JsonNode expected = jackson(bytes);
      assertThat(lean(bytes)).as(document.toString()).isEqualTo(expected);
      read += expected == null ? 0 : 1;
    }
    assertThat(read).as("documents that are JSON").isGreaterThan(DOCUMENTS / 100);
  }

  @Test
  void read_tooDeep_isRefused() {
    byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> LeanJson.read(deep)).hasMessageContaining("64 levels");
  }

  @Test
  void read_cutOff_saysWhere() {
    byte[] bytes = "{\"a\": tru".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> LeanJson.read(bytes))
        .hasMessage("expected true, found the end at byte 9");
  }

  private static @Nullable JsonNode lean(byte[] bytes) {
    try {
      return LeanJson.read(bytes);
    } catch (MalformedException e) {
      return null;
    }
  }

  private static @Nullable JsonNode jackson(byte[] bytes) {
    try {
      return Json.read(bytes);
    } catch (IOException e) {
      return null;
    }
  }
}
