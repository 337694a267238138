package dev.freshline.reports.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EvidenceTest {
  @Test
  void needed_nothingCutOff_isAsTheBinomialHasIt() {
    assertThat(Evidence.needed(0.90, 0)).isEqualTo(29);
    assertThat(Evidence.needed(0.95, 0)).isEqualTo(59);
    assertThat(Evidence.needed(0.99, 0)).isEqualTo(299);
  }

  @Test
  void needed_someCutOff_isMore() {
    // 95 % confidence that the second largest of n covers Q95 takes n = 93.
    assertThat(Evidence.needed(0.95, 1)).isEqualTo(93);
  }
}
