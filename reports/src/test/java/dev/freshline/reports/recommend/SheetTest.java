package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Sheet review = new Sheet(Cases.protocol("review"));

  @Test
  void text_settingWithASecondValue_showsBoth() {
    assertThat(review.text("fetchTimeout")).isEqualTo("35s and 25s");
  }

  @Test
  void text_openSetting_saysSo() {
    var ccline = new Sheet(Cases.protocol("ccline"));
    assertThat(ccline.text("killsTree")).isEqualTo("open");
    assertThat(ccline.text("deadline")).isEqualTo("open");
  }

  @Test
  void text_backoff_isOneSetting() {
    assertThat(review.text("backoff")).isEqualTo("15s x 1 up to 15s, jitter none");
  }

  @Test
  void with_settingThatHasASecondValue_leavesOne() {
    Sheet set = review.with("fetchTimeout", NODES.textNode("40s"));
    assertThat(set.protocol().fetchTimeout()).isEqualTo(Duration.ofSeconds(40));
    assertThat(set.protocol().aliases()).doesNotContainKey("fetchTimeout");
    assertThat(set.text("fetchTimeout")).isEqualTo("40s");
  }

  @Test
  void with_openSetting_closesIt() {
    var ccline = new Sheet(Cases.protocol("ccline"));
    assertThat(ccline.with("killsTree", NODES.booleanNode(true)).protocol().open())
        .doesNotContain("killsTree");
  }

  @Test
  void with_settingsOfAnother_bringsTheirSecondValueAlong() {
    Sheet set = review.with("fetchTimeout", NODES.textNode("40s"));
    assertThat(set.with(List.of("fetchTimeout"), review)).isEqualTo(review);
  }

  @Test
  void keysUnlike_oneChange_isThatKey() {
    Sheet set = review.with("lock.staleAfter", NODES.textNode("46s"));
    assertThat(set.keysUnlike(review)).containsExactly("lock.staleAfter");
  }

  @Test
  void keys_ofEveryProfile_canBeReadAndPutBack() {
    for (String name : dev.freshline.stress.protocol.Profiles.NAMES) {
      var sheet = new Sheet(Cases.protocol(name));
      assertThat(review.with(Sheet.KEYS, sheet).keysUnlike(sheet)).as(name).isEmpty();
    }
  }
}
