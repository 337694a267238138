package dev.freshline.stress.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.scenario.DuplicatesFormula.Evidence;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesFormulaTest {
  private static Evidence evidence(int duplicates, int longRuns) {
    // Each of them a minute beyond L: a duplicate with 1 - exp(-4).
    List<Duration> lives = Collections.nCopies(longRuns, Duration.ofSeconds(90));
    return Evidence.of(new Tally(longRuns, longRuns, duplicates, duplicates, 0, 0), lives);
  }

  @Test
  void perRun_exponentialRuns_isTheValidationCaseOfTheTheory() {
    assertThat(DuplicatesFormula.perRun()).isCloseTo(0.127503, within(1e-6));
  }

  @Test
  void perRun_overManyDrawnLengths_isTheMeanOfTheOtherForm() {
    var random = new SplittableRandom(1);
    double mean =
        DoubleStream.generate(() -> -Math.log(1 - random.nextDouble()) * 20)
            .limit(200_000)
            .map(seconds -> DuplicatesFormula.perRun(Duration.ofMillis((long) (seconds * 1000))))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(DuplicatesFormula.perRun(), within(0.003));
  }

  @Test
  void perRun_runUnderTheAge_getsNone() {
    assertThat(DuplicatesFormula.perRun(Duration.ofSeconds(30))).isZero();
  }

  @Test
  void judged_countThatAgrees_isWhatATwinIsCaughtBy() {
    assertThat(DuplicatesFormula.judged(evidence(98, 100)).breaches()).isEqualTo(98);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 90})
  void judged_countThatTheFormulaExcludes_isAFailure(int duplicates) {
    assertThatThrownBy(() -> DuplicatesFormula.judged(evidence(duplicates, 100)))
        .hasMessageContaining("mismatch");
  }
}
