package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CooldownAgainstFreshnessTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void staleShare_ofTheReviewedSettings_isTheTheorys(long seed) {
    var stage = new Stage(seed, 2);
    assertThat(new CooldownAgainstFreshness().staleShare(stage))
        .isCloseTo(CooldownAgainstFreshness.THEORY, within(CooldownAgainstFreshness.TOLERANCE));
  }
}
