package dev.freshline.stress.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.stress.fleet.Freshline;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceRunIT {
  private static final int ITERATIONS = 2;

  private static List<RaceResult> run(String... tests) throws Exception {
    return new RaceRun(Freshline.SHIPPED, List.of(tests), ITERATIONS).results();
  }

  @Test
  void results_modelAndControl_areToldApart() throws Exception {
    assertThat(run("StaleLock.Model", "StaleLock.Broken"))
        .allMatch(RaceResult::isAsExpected)
        .extracting(RaceResult::test)
        .containsExactly("StaleLock.Model", "StaleLock.Broken");
  }

  /// Which is exit code 0 to jcstress.
  @Test
  void results_noSuchTest_isAnErrorThatQuotesJcstress() {
    assertThatThrownBy(() -> run("Nothing.Model"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a file of results, found none; it said:")
        .hasMessageContaining("No matching tests");
  }

  @Test
  void results_oneOfTwoIsNotThere_isMissed() throws Exception {
    List<RaceResult> results = run("StaleLock.Model", "Nothing.Model");
    assertThat(results).extracting(RaceResult::isAsExpected).containsExactly(true, false);
    assertThat(results.getLast().error()).startsWith("did not run");
  }
}
