package dev.freshline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.gate.Contest.Reference;
import dev.freshline.bench.result.Check;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// On a clock that only the steps move.
class DuelTest {
  private long nanos;
  private long bytes;
  private final Duel duel = new Duel(() -> nanos, () -> bytes, Duration.ofMillis(1));
  private final Step reference = () -> nanos += 1_000;

  private Contest contest(Step ours, int most) {
    return new Contest("Step.ours", ours, most, new Reference("Floor", reference), 2, "two floors");
  }

  private Step costing(long time, long memory) {
    return () -> {
      nanos += time;
      bytes += memory;
    };
  }

  @Test
  void judge_withinItsBounds_isHeld() throws Exception {
    assertThat(duel.judge(contest(costing(1_500, 90), 100)))
        .containsExactly(
            new Check("Step.ours", "p50 <= 2.00 x Floor", "1.50 x", true, true, "two floors"),
            new Check("Step.ours", "<= 100 bytes a call", "90 bytes", true, true, "two floors"));
  }

  @Test
  void judge_brokenTwin_breaksEachBound() throws Exception {
    List<Check> checks = duel.judge(contest(costing(1_500, 90), 100).slowed());
    assertThat(checks).extracting(Check::actual).containsExactly("4.50 x", "270 bytes");
    assertThat(checks).noneMatch(Check::held);
  }

  @Test
  void judge_disturbedAtFirst_isMeasuredAgain() throws Exception {
    int[] calls = {0};
    Step disturbed = () -> nanos += calls[0]++ < 1_500 ? 9_000 : 1_500;
    assertThat(duel.judge(contest(disturbed, -1))).allMatch(Check::held);
  }

  @Test
  void judge_allocatesNowAndThenBesides_countsTheStepAlone() throws Exception {
    int[] calls = {0};
    Step step =
        () -> {
          nanos += 1_000;
          bytes += calls[0]++ % 700 == 0 ? 100_000 : 90;
        };
    assertThat(duel.judge(contest(step, 100))).allMatch(Check::held);
  }
}
