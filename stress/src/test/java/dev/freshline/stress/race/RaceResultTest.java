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
    assertThat(RaceTests.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            test -> assertThat(TestList.tests()).contains("dev.freshline.stress.race." + test));
    assertThat(TestList.tests().stream().filter(test -> test.contains(".race.")))
        .hasSameSizeAs(RaceTests.all());
  }

  @Test
  void expected_everyProperty_hasATwinAndOneThatMustHold() {
    var twins = RaceTests.all().stream().filter(RaceTests::isTwin).toList();
    var rest = RaceTests.all().stream().filter(test -> !RaceTests.isTwin(test)).toList();
    assertThat(twins.stream().map(RaceResultTest::property).distinct())
        .containsExactlyInAnyOrderElementsOf(
            rest.stream().map(RaceResultTest::property).distinct().toList());
  }

  @Test
  void of_forbiddenOutcome_isCountedWithItsPhrase() {
    var seen = of(Status.NORMAL, 7, 3);
    assertThat(seen.samples()).isEqualTo(10);
    assertThat(seen.forbidden()).isEqualTo(3);
    assertThat(seen.worst()).isEqualTo("1, 2: Both.");
    assertThat(seen.isAsExpected()).isTrue();
  }

  @Test
  void of_acceptableOutcomesOnly_areNoneAgainstIt() {
    var seen = of(Status.NORMAL, 10, 0);
    assertThat(seen.forbidden()).isZero();
    assertThat(seen.worst()).isEmpty();
    assertThat(seen.error()).isEmpty();
    assertThat(seen.isAsExpected()).isFalse(); // it is a broken control
  }

  @Test
  void of_errorOfTheTest_isAnError() {
    assertThat(of(Status.TEST_ERROR, 10, 3).error()).isEqualTo("TEST_ERROR a message");
    assertThat(of(Status.TEST_ERROR, 10, 3).isAsExpected()).isFalse();
  }

  @Test
  void of_noSamples_isAnError() {
    assertThat(of(Status.NORMAL, 0, 0).error()).isNotEmpty();
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
