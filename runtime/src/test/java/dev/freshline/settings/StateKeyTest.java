package dev.freshline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateKeyTest {
  private static final List<Path> DIRS = List.of(Path.of("/home/ada/.claude"));

  @Test
  void of_sameInput_isTheSameKey() {
    assertThat(StateKey.of(DIRS, "ada@example.org"))
        .isEqualTo(StateKey.of(DIRS, "ada@example.org"));
  }

  @Test
  void of_directory_showsItsTail() {
    assertThat(StateKey.of(DIRS, null).name()).matches("claude-[0-9a-f]{8}");
  }

  @Test
  void of_twoAccountsOverOneDirectory_differ() {
    assertThat(StateKey.of(DIRS, "a")).isNotEqualTo(StateKey.of(DIRS, "b"));
    assertThat(StateKey.of(DIRS, "a")).isNotEqualTo(StateKey.of(DIRS, null));
  }

  @Test
  void of_sameTailElsewhere_differs() {
    assertThat(StateKey.of(List.of(Path.of("/home/bob/.claude")), null))
        .isNotEqualTo(StateKey.of(DIRS, null));
  }

  @Test
  void of_account_doesNotShowIt() {
    assertThat(StateKey.of(DIRS, "ada@example.org").name()).doesNotContain("ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/..",
        "/a/   ",
        "/x/ünïcødé",
        "/y/a\nb",
        "/z/averyveryveryveryverylongnameindeed1234567890"
      })
  void of_oddDirectory_isOneSafePathElement(String dir) {
    assertThat(StateKey.of(List.of(Path.of(dir)), "who").name())
        .matches("[A-Za-z0-9_-]+")
        .hasSizeLessThanOrEqualTo(50);
  }
}
