package dev.freshline.stress.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolJsonTest {
  private static final String REVIEW =
      new String(Json.bytes(ProtocolJson.write(Profiles.named("review"))), UTF_8);

  private static Protocol read(String text) throws InvalidProtocolException {
    return ProtocolJson.read(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"freshFor\":\"2m\"      | \"freshFor\":120         | freshFor: expected a duration",
        "\"freshFor\":\"2m\"      | \"freshFor\":\"2 years\" | freshFor: expected",
        "\"killsTree\":false      | \"killsTree\":\"no\"     | killsTree: expected true or false",
        "\"gate\":\"cooldown-first\" | \"gate\":\"none\"     | gate: expected one of"
            + " cooldown-first",
        "\"count\":15             | \"count\":1.5            | wait.count: expected a whole number",
        "\"count\":15             | \"count\":-1             | wait.count: expected 0 or more",
        "\"every\":\"3s\"         | \"every\":\"none\"       | wait.every: expected a duration",
        "\"kind\":\"pidfile\"     | \"kind\":\"none\"        | lock.kind: expected a lock",
        "\"kind\":\"pidfile\"     | \"kind\":\"pidfile\",\"color\":1 | lock.color: expected one of",
        "\"name\":\"review\"      | \"name\":\"review\",\"coolDown\":1 | coolDown: expected one of",
        "\"name\":\"review\"      | \"name\":\" \"           | name: expected a word",
        "\"factor\":1.0           | \"factor\":0.5           | backoff.factor: expected 1 or more",
        "\"cap\":\"15s\"          | \"cap\":\"1s\"           | backoff.cap: expected at least",
      })
  void read_oneValueWrong_namesItsKey(String right, String wrong, String message) {
    String text = REVIEW.replace(right, wrong);
    assertThat(text).isNotEqualTo(REVIEW);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidProtocolException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void read_noJson_saysSo() {
    assertThatThrownBy(() -> read("timings"))
        .isInstanceOf(InvalidProtocolException.class)
        .hasMessageStartingWith("protocol: expected one JSON object");
  }

  @Test
  void read_nullAndNone_tellOpenFromAbsent() throws Exception {
    Protocol open = read(REVIEW.replace("\"deadline\":\"30s\"", "\"deadline\":null"));
    Protocol none = read(REVIEW.replace("\"deadline\":\"30s\"", "\"deadline\":\"none\""));
    assertThat(open.deadline()).isNull();
    assertThat(open.open()).containsExactly("deadline");
    assertThat(none.deadline()).isNull();
    assertThat(none.open()).isEmpty();
  }

  @Test
  void with_keyWithin_changesIt() throws Exception {
    Protocol review = Profiles.named("review");
    assertThat(ProtocolJson.with(review, "lock.staleAfter", "60s").lock().staleAfter())
        .isEqualTo(Duration.ofSeconds(60));
    assertThat(ProtocolJson.with(review, "wait.count", "3").waiting().count()).isEqualTo(3);
    assertThat(ProtocolJson.with(review, "killsTree", "true").killsTree()).isTrue();
    assertThat(ProtocolJson.with(review, "cooldown", "none").cooldown()).isNull();
  }

  @Test
  void with_openKey_closesIt() throws Exception {
    Protocol before = Profiles.named("shedlock");
    assertThat(before.open()).contains("lock.staleAfter");
    assertThat(ProtocolJson.with(before, "lock.staleAfter", "60s").open())
        .doesNotContain("lock.staleAfter");
  }

  @Test
  void with_unknownKey_saysSo() {
    assertThatThrownBy(() -> ProtocolJson.with(Profiles.named("review"), "lock.colour", "red"))
        .isInstanceOf(InvalidProtocolException.class)
        .hasMessageStartingWith("lock.colour");
  }
}
