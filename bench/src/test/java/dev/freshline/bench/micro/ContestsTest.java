package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshline.bench.gate.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestsTest {
  private static final Step NOTHING = () -> {};

  static final class Bounded {
    @Bound(goalMicros = 1, why = "a goal")
    @Bound(times = 2, of = "Floor.step", why = "a record")
    void step() {}
  }

  @Test
  void of_boundThatGates_hasItsReference() {
    assertThat(Contests.of(Bounded.class, "step", "", NOTHING, Map.of("Floor.step", NOTHING)))
        .singleElement()
        .satisfies(contest -> assertThat(contest.reference()).isNotNull());
  }

  @Test
  void of_referenceThatIsMissing_saysWhichThereAre() {
    Map<String, Step> references = Map.of("Floor.stop", NOTHING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contests.of(Bounded.class, "step", "", NOTHING, references))
        .withMessage("Bounded.step: expected a reference of [Floor.stop], found 'Floor.step'");
  }
}
