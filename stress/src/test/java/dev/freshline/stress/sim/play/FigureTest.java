package dev.freshline.stress.sim.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
  @ParameterizedTest
  @CsvSource({
    "'{\"usd\":12.5,\"lastFetched\":7}', 12",
    "'{\"block\":{\"usd\":3.5}}', 3",
    "'{\"usd\":null}', 0",
    "'', 0",
    "'\"usd\":', 0"
  })
  void in_content_isItsWholeDollars(String content, int dollars) {
    assertThat(Figure.in(content.getBytes(UTF_8))).isEqualTo(dollars);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"stamp\":{\"token\":7,\"began\":{\"at\":1795406400000,\"up\":9}}}', 1795406400000",
    "'{\"usd\":12.5,\"lastFetched\":7}', 0"
  })
  void stampIn_content_isWhenItsRunBegan(String content, long stamp) {
    assertThat(Figure.stampIn(content.getBytes(UTF_8))).isEqualTo(stamp);
  }
}
