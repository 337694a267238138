package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundsTest {
  static final class Bounded {
    @Bound(where = "on=disk", times = 2, goalTimes = 1.5, of = "Floor.step", why = "a record")
    @Bound(bytes = 100, why = "a few objects")
    @Bound(goalMicros = 1, why = "soon")
    void step() {}
  }

  private static List<Check> checked(Row... rows) {
    return Bounds.check(List.of(Bounded.class), List.of(rows));
  }

  private static Row row(String name, String on, double median, @Nullable Double bytes) {
    return new Row(
        "g", name, Map.of("on", on), 1, median, List.of(new Percentile(50, median)), bytes);
  }

  @Test
  void check_slowerThanItsBound_gatesAndSaysWhatWasExpectedAndFound() {
    assertThat(
            checked(row("Bounded.step", "disk", 250, null), row("Floor.step", "disk", 100, null)))
        .contains(
            new Check(
                "Bounded.step (on=disk)",
                "p50 <= 2.00 x Floor.step",
                "2.50 x",
                false,
                true,
                "a record"));
  }

  @Test
  void check_betweenGoalAndBound_missesTheGoalAndPasses() {
    List<Check> checks =
        checked(row("Bounded.step", "disk", 180, null), row("Floor.step", "disk", 100, null));
    assertThat(checks).anyMatch(check -> !check.held() && !check.gates());
    assertThat(checks).noneMatch(check -> !check.held() && check.gates());
  }

  @Test
  void check_floorOfOtherParameters_isNotCompared() {
    assertThat(checked(row("Bounded.step", "disk", 250, null), row("Floor.step", "tmpfs", 1, null)))
        .noneMatch(check -> check.expected().contains("Floor.step"));
  }

  @Test
  void check_elsewhereThanTheBound_isNotJudged() {
    assertThat(
            checked(row("Bounded.step", "tmpfs", 250, null), row("Floor.step", "tmpfs", 1, null)))
        .noneMatch(check -> check.expected().contains("Floor.step"));
  }

  @Test
  void check_oneByteTooMany_isBroken() {
    assertThat(checked(row("Bounded.step", "disk", 1, 101.0)))
        .anyMatch(check -> check.actual().equals("101 bytes") && !check.held() && check.gates());
    assertThat(checked(row("Bounded.step", "disk", 1, 100.4)))
        .anyMatch(check -> check.actual().equals("100 bytes") && check.held());
  }
}
