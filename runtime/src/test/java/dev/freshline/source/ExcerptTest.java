package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
  @Test
  void ofErrors_nodeStackTrace_isTheErrorNotTheQuotedSource() {
    String errors =
        """
        file:///lib/node_modules/ccusage/dist/data-loader.js:5366
        \tif (paths.length === 0) throw new Error(`No valid data
        \t                              ^

        Error: No valid Claude data directories found.
            at getClaudePaths (file:///lib)
        """;
    assertThat(Excerpt.ofErrors(errors))
        .isEqualTo("Error: No valid Claude data directories found.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "' \n\n', ''",
    "'\n  first \nsecond', first",
    "'env: node: no\n', env: node: no"
  })
  void ofErrors_noErrorLine_isTheFirstThatIsNotBlank(String errors, String line) {
    assertThat(Excerpt.ofErrors(errors)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "'\033[1;31mred\033[0m text', red text",
    "'a\tb\0c\u009bd', a b c d",
    "'a\u202eb', a b",
    "'ends in \033[', ends in",
    "'ends in \033', ends in",
    "'kept: äöü €', kept: äöü €"
  })
  void of_controls_areNotShown(String text, String line) {
    assertThat(Excerpt.of(text)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "key sk-ant-oat01-Ab_9-x is bad, key [hidden] is bad",
    "sk-ant-, [hidden]",
    "'{\"t\":\"sk-ant-x1\"}', '{\"t\":\"[hidden]\"}'"
  })
  void of_keys_areHidden(String text, String line) {
    assertThat(Excerpt.of(text)).isEqualTo(line);
  }

  @Test
  void of_longText_isCut() {
    assertThat(Excerpt.of("x".repeat(10_000))).hasSize(200);
  }

  @Test
  void of_keyAcrossTheCut_showsNothingOfIt() {
    assertThat(Excerpt.of("x".repeat(195) + "sk-ant-secret")).doesNotContain("secret");
  }
}
