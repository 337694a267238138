package dev.freshline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPlacesTest {
  private static final byte[] DOCUMENT =
      """
      {"a": [
        {"c": 1}],
       "b": {"a": 1,
             "c": {"d": null}
       },
       "b.x": 2}
      """
          .getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({"a, 1", "b, 3", "b.a, 3", "b.c, 4", "b.c.d, 4", "c, 0", "a.c, 0", "b.z, 0", "d, 0"})
  void lineOf_path_isTheLineOfItsName(String path, int line) {
    assertThat(JsonPlaces.lineOf(DOCUMENT, path)).isEqualTo(line);
  }

  @Test
  void lineOf_notJson_isZero() {
    assertThat(JsonPlaces.lineOf("][".getBytes(UTF_8), "a")).isZero();
    assertThat(JsonPlaces.lineOf(new byte[0], "a")).isZero();
  }

  @Test
  void lineOf_failure_isWhereTheParserStopped() {
    IOException failure =
        catchThrowableOfType(IOException.class, () -> Json.read("{\n\n\"a\": x}".getBytes(UTF_8)));
    assertThat(JsonPlaces.lineOf(failure)).isEqualTo(3);
    assertThat(JsonPlaces.messageOf(failure)).contains("Unrecognized token 'x'");
  }

  @Test
  void lineOf_otherFailure_isZero() {
    assertThat(JsonPlaces.lineOf(new IOException("full"))).isZero();
    assertThat(JsonPlaces.messageOf(new IOException("full"))).isEqualTo("full");
  }
}
