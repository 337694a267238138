package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessLogTest {
  @Test
  void of_oneRunToItsEnd_countsItsBusyTime() {
    assertThat(WitnessLog.of(List.of("start 7-1 1000000", "end 7-1 4000000", "gone 7-1 5000000")))
        .isEqualTo(new Tally(1, 1, 0, 0, 0, 4));
  }

  @Test
  void of_killedRun_isOverWithoutAnEnd() {
    assertThat(WitnessLog.of(List.of("start 7-1 0", "gone 7-1 0")))
        .isEqualTo(new Tally(1, 0, 0, 0, 0, 0));
  }

  @Test
  void of_runThatLives_isAlive() {
    assertThat(WitnessLog.of(List.of("start 7-1 0", "end 7-1 0")).alive()).isOne();
  }

  @Test
  void of_overlapSeenByBoth_countsOnce() {
    var lines =
        List.of("start 7-1 0", "overlap 7-1 8-2", "start 8-2 0", "overlap 8-2 7-1", "start 9-3 0");
    assertThat(WitnessLog.of(lines).overlaps()).isOne();
  }

  @Test
  void of_threeAtOnce_areThreePairs() {
    var lines = List.of("overlap 8-2 7-1", "overlap 9-3 7-1", "overlap 9-3 8-2");
    assertThat(WitnessLog.of(lines).overlaps()).isEqualTo(3);
  }

  @Test
  void of_runKilledBeforeItsFirstLine_hasNotBegun() {
    assertThat(WitnessLog.of(List.of("gone 7-1 0"))).isEqualTo(new Tally(0, 0, 0, 0, 0, 0));
  }

  @Test
  void of_anotherLine_isRefused() {
    assertThatThrownBy(() -> WitnessLog.of(List.of("stop 7-1 0")))
        .hasMessageContaining("'stop 7-1 0'");
  }
}
