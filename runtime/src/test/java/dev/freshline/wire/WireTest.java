package dev.freshline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final Instant AT = Instant.parse("2026-11-23T04:00:00.123Z");

  private static JsonNode json(String text) throws IOException {
    return Json.read(text.getBytes(UTF_8));
  }

  @Test
  void moment_withUptime_comesBack() throws IOException {
    var moment = new Moment(AT, new Uptime("boot", 7));
    assertThat(Wire.moment(Wire.moment(moment))).isEqualTo(moment);
  }

  @Test
  void moment_withoutUptime_comesBack() throws IOException {
    var moment = new Moment(AT, null);
    assertThat(Wire.moment(Wire.moment(moment))).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"at\":1,\"boot\":\"b\"}",
        "{\"at\":1,\"boot\":\"b\",\"up\":-1}",
        "{\"at\":1,\"boot\":\"b\",\"up\":9223372036854775807}",
        "{\"at\":1,\"boot\":\"\",\"up\":1}",
        "{\"at\":1,\"boot\":\" \",\"up\":1}",
        "{\"at\":1,\"up\":1}"
      })
  void moment_uselessUptime_hasNone(String text) throws IOException {
    assertThat(Wire.moment(json(text))).isEqualTo(Moment.ofMillis(1, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "7",
        "{\"at\":null}",
        "{\"at\":\"1\"}",
        "{\"at\":1.5}",
        "{\"at\":9223372036854775807}",
        "{\"at\":-9223372036854775808}"
      })
  void moment_noTime_isMalformed(String text) throws IOException {
    JsonNode node = json(text);
    assertThatThrownBy(() -> Wire.moment(node))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("at must");
  }

  @ParameterizedTest
  @CsvSource({"0", "1795000000000", "1125899906842624"})
  void token_thatMayHaveComeAbout_isTaken(long token) throws IOException {
    assertThat(Wire.token(json("{\"token\":" + token + "}"), "token")).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1125899906842625", "9223372036854775807", "1.0", "\"1\"", "null"})
  void token_thatCannot_isMalformed(String token) throws IOException {
    JsonNode node = json("{\"token\":" + token + "}");
    assertThatThrownBy(() -> Wire.token(node, "token"))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("token must");
  }

  @Test
  void decimal_wholeNumber_isTaken() throws IOException {
    assertThat(Wire.decimal(json("{\"usd\":4}"), "usd")).isEqualTo(4.0);
  }

  @Test
  void text_number_isMalformed() throws IOException {
    JsonNode node = json("{\"name\":4}");
    assertThatThrownBy(() -> Wire.text(node, "name"))
        .isInstanceOf(MalformedException.class)
        .hasMessage("name must be a string, found NUMBER");
  }
}
