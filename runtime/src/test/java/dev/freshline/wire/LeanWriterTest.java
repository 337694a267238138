package dev.freshline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"\"",
        "{\"a\":{\"b\":[1,2,[],{}]},\"c\":null}",
        "[0,-1,9223372036854775807,-9223372036854775808]",
        "[0.1,-0.0,1e300,1e-300,123456789.125,100.0]",
        "[true,false]",
        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\"",
        "\"漢字 🔴 é\"",
        "{\"quoted \\\" name\":1}"
      })
  void bytes_document_isReadBackByJackson(String json) throws IOException {
    var document = Json.read(json.getBytes(UTF_8));
    assertThat(Json.read(LeanWriter.bytes(document))).isEqualTo(document);
  }

  @Test
  void bytes_notFinite_isWhatJacksonWrites() {
    ObjectNode document = Json.object().put("a", Double.NaN).put("b", Double.NEGATIVE_INFINITY);
    assertThat(LeanWriter.bytes(document)).isEqualTo(Json.bytes(document));
  }

  @Test
  void bytes_manyDoubles_areReadBack() throws IOException {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        ObjectNode document = Json.object().put("d", value);
        assertThat(Json.read(LeanWriter.bytes(document)).path("d").doubleValue()).isEqualTo(value);
      }
    }
  }

  @Test
  void bytes_manyTexts_areReadBack() throws IOException {
    var random = new Random(12);
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder();
      for (int c = 0; c < 40; c++) {
        int point = random.nextInt(c % 2 == 0 ? 0x80 : 0x20000);
        text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
      }
      ObjectNode document = Json.object().put(text.toString(), text.toString());
      assertThat(Json.read(LeanWriter.bytes(document))).isEqualTo(document);
    }
  }

  @Test
  void bytes_document_isOneLine() {
    ObjectNode document = Json.object().put("a", "\n\r\u0000").put("b", 1);
    assertThat(new String(LeanWriter.bytes(document), UTF_8))
        .isEqualTo("{\"a\":\"\\n\\r\\u0000\",\"b\":1}");
  }
}
