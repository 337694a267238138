package dev.freshline.stress.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.runners.TestList;

class RaceResultTest {
  @Test
  void expected_everyTest_isInTheListThatJcstressRunsFrom() {
    assertThat(RaceRun.expected())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            test -> assertThat(TestList.tests()).contains("dev.freshline.stress.race." + test));
    assertThat(TestList.tests().stream().filter(test -> test.contains(".race.")))
        .hasSameSizeAs(RaceRun.expected());
  }

  @Test
  void expected_everyProperty_hasATwinAndOneThatMustHold() {
    var twins = RaceRun.expected().stream().filter(RaceResult::isTwin).toList();
    var rest = RaceRun.expected().stream().filter(test -> !RaceResult.isTwin(test)).toList();
    assertThat(twins.stream().map(RaceResultTest::property).distinct())
        .containsExactlyInAnyOrderElementsOf(
            rest.stream().map(RaceResultTest::property).distinct().toList());
  }

  @Test
  void of_forbiddenOutcome_isCountedWithItsPhrase() {
    var seen = of(Status.NORMAL, 7, 3);
    assertThat(seen).isEqualTo(new RaceResult("LockGuard.Broken", 10, 3, "1, 2: Both.", true));
  }

  @Test
  void of_acceptableOutcomesOnly_areNoneAgainstIt() {
    var seen = of(Status.NORMAL, 10, 0);
    assertThat(seen).isEqualTo(new RaceResult("LockGuard.Broken", 10, 0, "", true));
  }

  @Test
  void of_errorOfTheTest_isNotUsable() {
    assertThat(of(Status.TEST_ERROR, 10, 0))
        .isEqualTo(new RaceResult("LockGuard.Broken", 10, 0, "TEST_ERROR a message", false));
  }

  @Test
  void of_noSamples_isNotUsable() {
    assertThat(of(Status.NORMAL, 0, 0).usable()).isFalse();
  }

  private static String property(String test) {
    return test.substring(0, test.indexOf('.'));
  }

  private static RaceResult of(Status status, long acceptable, long forbidden) {
    var alone = new GradingResult("1, 1", Expect.ACCEPTABLE, acceptable, "Alone.");
    var both = new GradingResult("1, 2", Expect.FORBIDDEN, forbidden, "Both.");
    return RaceResult.of("LockGuard.Broken", status, List.of(alone, both), List.of("a message"));
  }
}
