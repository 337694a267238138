package dev.freshline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionKeyTest {
  @Test
  void of_uuid_isItself() {
    String uuid = "11111111-2222-4333-8444-55555555abcd";
    assertThat(SessionKey.of(uuid)).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../../etc/passwd", "a/b", "a\\b", "a\u0000b", "A", "\uD83D\uDD34"})
  void of_harmfulId_isAHarmlessName(String id) {
    assertThat(SessionKey.of(id)).matches("[a-z0-9_-]{0,24}~[0-9a-f]{32}");
  }

  @Test
  void of_hugeId_isShort() {
    assertThat(SessionKey.of("a".repeat(1 << 20))).hasSizeLessThan(100);
  }

  @Test
  void of_idsThatAreCutAlike_differEvenWithoutCase() {
    var ids =
        List.of("a/b", "a\\b", "a", "A", "a/", "x".repeat(100), "x".repeat(101), "x".repeat(64));
    var names = new HashSet<String>();
    ids.forEach(id -> names.add(SessionKey.of(id).toLowerCase(Locale.ROOT)));
    assertThat(names).hasSameSizeAs(ids);
  }
}
